package milepost.gateway.versions;

import java.util.List;
import milepost.platform.web.EdgeFilter;
import milepost.platform.web.FilterOrder;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Says on every answer under {@code /api/v1} and {@code /api/v2} that the version will end: RFC 9745, RFC 8594 and RFC 5829. */
public final class OldVersions implements EdgeFilter {

    private static final List<Version> VERSIONS = List.of(Version.named("v1"), Version.named("v2"));

    private final OldVersionSettings settings;

    public OldVersions(OldVersionSettings settings) {
        this.settings = settings;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        for (Version version : VERSIONS) {
            if (version.covers(path)) {
                // last of all, so that neither a service's answer nor a refusal goes without
                exchange.getResponse().beforeCommit(() -> {
                    announce(version, exchange.getResponse().getHeaders());
                    return Mono.empty();
                });
            }
        }
        return chain.filter(exchange);
    }

    @Override
    public int getOrder() {
        return FilterOrder.TRACE + 1;
    }

    private void announce(Version version, HttpHeaders headers) {
        headers.set("Deprecation", "@" + settings.deprecatedAt().getEpochSecond());
        headers.setInstant("Sunset", settings.sunsetAt());
        headers.set(HttpHeaders.LINK, version.links());
    }

    /**
     * A version that will end.
     *
     * @param root  what all of its addresses begin with
     * @param links to the description of its successor, and to its own, which says what will become of it
     */
    private record Version(String root, String links) {

        static Version named(String name) {
            return new Version("/api/" + name,
                    "</api/docs/v3>; rel=\"successor-version\"; type=\"text/html\", </api/docs/" + name + ">; rel=\"deprecation\"; type=\"text/html\"");
        }

        boolean covers(String path) {
            return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
        }
    }
}
