package milepost.platform.web;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Mirrors the running request's trace into the logging context. */
final class TraceInLogs implements ThreadLocalAccessor<RequestTrace> {

    private static final String REQUEST_ID = "request_id";
    private static final String TRACE_ID = "trace_id";
    private static final ThreadLocal<@Nullable RequestTrace> CURRENT = new ThreadLocal<>();

    @Override
    public Object key() {
        return RequestTrace.class;
    }

    @Override
    public @Nullable RequestTrace getValue() {
        return CURRENT.get();
    }

    @Override
    public void setValue(RequestTrace trace) {
        CURRENT.set(trace);
        MDC.put(REQUEST_ID, trace.requestId());
        MDC.put(TRACE_ID, trace.traceId());
    }

    @Override
    public void setValue() {
        CURRENT.remove();
        MDC.remove(REQUEST_ID);
        MDC.remove(TRACE_ID);
    }

    /** Runs with this trace in the logging context, and leaves it as it was. */
    static void during(RequestTrace trace, Runnable work) {
        var before = CURRENT.get();
        var accessor = new TraceInLogs();
        accessor.setValue(trace);
        try {
            work.run();
        } finally {
            if (before == null) {
                accessor.setValue();
            } else {
                accessor.setValue(before);
            }
        }
    }
}
