package milepost.platform.web;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ServerWebExchange;

/** What a handler asks of a request before it reads the body. */
public final class Requests {

    static final String TOKEN = "milepost.inner-token";
    static final String TRACE = "milepost.trace";

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String UUID_SHAPE = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

    private Requests() {}

    public static Caller caller(ServerRequest request) {
        return token(request).caller();
    }

    /** The provider of a provider route; any other token is 401, as the public systems answer a token of the wrong kind. */
    public static Caller.Provider provider(ServerRequest request) {
        if (caller(request) instanceof Caller.Provider provider) {
            return provider;
        }
        throw Refused.unauthorised();
    }

    /** The operator of an operator route; without the scope 403. */
    public static Caller.Operator operator(ServerRequest request, String scope) {
        if (caller(request) instanceof Caller.Operator operator && operator.scopes().contains(scope)) {
            return operator;
        }
        throw Refused.forbidden("scope_missing", "This needs an operator token with the scope '%s'.".formatted(scope));
    }

    /**
     * The caller of an internal route: another service for itself, or with the token of the request it works for. The gateway
     * routes nobody here.
     */
    public static Caller.Internal internal(ServerRequest request) {
        return caller(request) instanceof Caller.Internal internal ? internal : new Caller.Internal(caller(request).name());
    }

    /** The time by which rules are judged (decision A13): the token's clock in a sandbox, else the system's. */
    public static Instant effectiveAt(ServerRequest request) {
        var clock = token(request).clock();
        return clock != null ? clock : CLOCK.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** A path id; one that is no UUID names nothing, hence 404. */
    public static UUID pathUuid(ServerRequest request, String name) {
        var text = request.pathVariable(name);
        if (isUuid(text)) {
            return UUID.fromString(text);
        }
        throw Refused.notFound();
    }

    public static RequestTrace trace(ServerRequest request) {
        return request.attribute(TRACE).map(RequestTrace.class::cast).orElseGet(RequestTrace::fresh);
    }

    /** For the gateway, which finds out by itself who calls: from here on the request is this token's. */
    public static void carry(ServerWebExchange exchange, InnerToken token) {
        exchange.getAttributes().put(TOKEN, token);
    }

    /** The inner token of a request, to be forwarded on calls made for it. */
    public static InnerToken token(ServerRequest request) {
        return request.attribute(TOKEN).map(InnerToken.class::cast).orElseThrow(Refused::unauthorised);
    }

    /** {@code UUID.fromString} takes shorter groups too; ids of the API have one spelling. By hand, because every request comes here. */
    static boolean isUuid(String text) {
        if (text.length() != UUID_SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (UUID_SHAPE.charAt(i) == '-' ? c != '-' : !HexFormat.isHexDigit(c)) {
                return false;
            }
        }
        return true;
    }
}
