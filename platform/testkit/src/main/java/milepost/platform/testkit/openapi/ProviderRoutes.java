package milepost.platform.testkit.openapi;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import reactor.core.publisher.Mono;

/** Method and path of everything that a service's router functions answer under {@code /api}, found by walking them. */
public final class ProviderRoutes implements RouterFunctions.Visitor {

    private static final String API = "/api/";
    private static final Pattern METHOD_AND_PATH = Pattern.compile("\\(([A-Z]+) && (/\\S+)\\)");

    private final Set<String> found = new TreeSet<>();

    private ProviderRoutes() {
    }

    /** As {@link OpenApi#addresses} writes them. */
    public static Set<String> of(DispatcherHandler service) {
        ProviderRoutes walk = new ProviderRoutes();
        service.getHandlerMappings().stream().filter(RouterFunctionMapping.class::isInstance)
                .map(mapping -> ((RouterFunctionMapping) mapping).getRouterFunction()).filter(Objects::nonNull)
                .forEach(routes -> routes.accept(walk));
        return walk.found;
    }

    /** Routes are written as a method and a path; one that is written otherwise must not be overlooked. */
    @Override
    public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
        Matcher written = METHOD_AND_PATH.matcher(predicate.toString());
        if (!written.matches()) {
            refuse(predicate);
        } else if (written.group(2).startsWith(API)) {
            found.add(written.group(1) + " " + written.group(2));
        }
    }

    @Override
    public void startNested(RequestPredicate predicate) {
        refuse(predicate);
    }

    @Override
    public void endNested(RequestPredicate predicate) {
    }

    @Override
    public void resources(Function<ServerRequest, Mono<Resource>> lookup) {
    }

    @Override
    public void attributes(Map<String, Object> attributes) {
    }

    @Override
    public void unknown(RouterFunction<?> route) {
        throw new IllegalStateException("a route of unknown make: " + route);
    }

    private static void refuse(Object condition) {
        if (condition.toString().contains(API)) {
            throw new IllegalStateException("cannot tell which method and path this is: " + condition);
        }
    }
}
