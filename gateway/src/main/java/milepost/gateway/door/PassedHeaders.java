package milepost.gateway.door;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import milepost.platform.web.RequestTrace;
import org.springframework.http.HttpHeaders;

/**
 * The headers that go on to a service. A list of what may pass, not of what may not: a header nobody here has heard of cannot carry
 * an identity, a route or a clock past the door. {@code Accept-Encoding} is left out on purpose: pages pass through as they are.
 */
final class PassedHeaders {

    private static final Set<String> PASSED = Set.of(
            "accept", "accept-language", "user-agent",
            "content-type", "content-length", "transfer-encoding",
            "if-none-match", "if-match",
            "idempotency-key",
            "tracestate");

    private PassedHeaders() {
    }

    static void rewrite(HttpHeaders headers, String innerToken, RequestTrace trace) {
        for (String name : List.copyOf(headers.headerNames())) {
            if (!PASSED.contains(name.toLowerCase(Locale.ROOT))) {
                headers.remove(name);
            }
        }
        headers.setBearerAuth(innerToken);
        headers.set(RequestTrace.REQUEST_ID_HEADER, trace.requestId());
        headers.set(RequestTrace.TRACEPARENT_HEADER, trace.traceparent());
    }
}
