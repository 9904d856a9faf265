package milepost.platform.messaging;

import milepost.platform.web.RequestTrace;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What ties a record to the request that caused it: stored with it in the outbox, carried in its headers, and in the Reactor
 * context again while it is applied.
 *
 * @param traceparent W3C trace context
 */
public record Trace(@Nullable String requestId, @Nullable String traceparent) {

    public static final Trace NONE = new Trace(null, null);

    private static final int LONGEST = 200;

    public Trace {
        requestId = sane(requestId);
        traceparent = sane(traceparent);
    }

    /** The running request's or record's; {@link #NONE} for work that nobody asked for, such as a sweep. */
    public static Trace of(ContextView context) {
        return context.<RequestTrace>getOrEmpty(RequestTrace.class)
                .map(running -> new Trace(running.requestId(), running.traceparent()))
                .orElse(NONE);
    }

    /** For {@code contextWrite}: everything upstream runs under this trace. */
    public Context into(Context context) {
        return RequestTrace.continuing(requestId, traceparent).into(context);
    }

    /** Every line that the work logs carries the names of this trace. */
    public void logging(Runnable work) {
        RequestTrace.continuing(requestId, traceparent).logging(work);
    }

    /** Headers come from outside: what is long or unprintable is no identifier of ours, and would not fit a log line either. */
    private static @Nullable String sane(@Nullable String text) {
        return text != null && !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c > ' ' && c < 127)
                ? text : null;
    }
}
