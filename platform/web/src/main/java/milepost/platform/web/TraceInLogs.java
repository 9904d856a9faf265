package milepost.platform.web;

import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Puts both names of a request into the logging context while something is logged. Whoever logs says so: carrying them along through
 * every operator of every request would cost a seventh of all work, for lines that are hardly ever written.
 */
final class TraceInLogs {

    private static final String REQUEST_ID = "request_id";
    private static final String TRACE_ID = "trace_id";

    private TraceInLogs() {}

    static <T> T during(RequestTrace trace, Supplier<T> work) {
        try (var _ = MDC.putCloseable(REQUEST_ID, trace.requestId()); var _ = MDC.putCloseable(TRACE_ID, trace.traceId())) {
            return work.get();
        }
    }
}
