package milepost.platform.web;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The two names under which one request can be followed through the suite; lives in the Reactor context.
 *
 * @param requestId   ours or the client's, shown on every answer (decision A12)
 * @param traceparent W3C trace context with this process's own span
 */
public record RequestTrace(String requestId, String traceparent) {

    public static final String REQUEST_ID_HEADER = "X-Request-Id";
    public static final String TRACEPARENT_HEADER = "traceparent";

    private static final Pattern SANE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:=+/@-]{0,127}");
    private static final Pattern W3C =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    /** What came in, as far as it is sane, continued with a span of our own; the rest is made. */
    public static RequestTrace continuing(@Nullable String requestId, @Nullable String traceparent) {
        var id = requestId != null && SANE_ID.matcher(requestId).matches() ? requestId : hex(2);
        var span = hex(1);
        return new RequestTrace(id, traceparent != null && W3C.matcher(traceparent).matches()
                ? traceparent.substring(0, 36) + span + traceparent.substring(52)
                : "00-" + hex(2) + "-" + span + "-01");
    }

    public static RequestTrace fresh() {
        return continuing(null, null);
    }

    /** The running request's; a fresh one where none runs. */
    public static Mono<RequestTrace> current() {
        return Mono.deferContextual(context -> Mono.just(from(context)));
    }

    public static RequestTrace from(ContextView context) {
        return context.<RequestTrace>getOrEmpty(RequestTrace.class).orElseGet(RequestTrace::fresh);
    }

    /** For filters and gateways; the exchange was named by our first filter. */
    public static RequestTrace of(ServerWebExchange exchange) {
        return exchange.getAttribute(Requests.TRACE) instanceof RequestTrace trace ? trace : fresh();
    }

    /** For {@code contextWrite}: everything upstream runs under this trace. */
    public Context into(Context context) {
        return context.put(RequestTrace.class, this);
    }

    /** Every line that the work logs carries both names. */
    public void logging(Runnable work) {
        TraceInLogs.during(this, () -> {
            work.run();
            return this;
        });
    }

    public String traceId() {
        return traceparent.substring(3, 35);
    }

    private static String hex(int longs) {
        var digits = new StringBuilder(16 * longs);
        for (int i = 0; i < longs; i++) {
            // never all zeros, which W3C calls invalid
            var random = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
            digits.append(HexFormat.of().toHexDigits(random));
        }
        return digits.toString();
    }
}
