package milepost.platform.messaging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** The traces of records that are applied together, by the records' keys: what is published of one of them goes on under its own. */
public final class Traces {

    private final Map<String, Trace> ofKeys;

    private Traces(Map<String, Trace> ofKeys) {
        this.ofKeys = ofKeys;
    }

    public static Traces of(List<EventEnvelope> together) {
        Map<String, Trace> ofKeys = new HashMap<>();
        together.forEach(envelope -> ofKeys.put(envelope.snapshot().key(), envelope.trace()));
        return new Traces(ofKeys);
    }

    /** For {@code contextWrite}; one record by itself is all there is to the work, so its trace is that of all of it. */
    public Context into(Context context) {
        return ofKeys.size() == 1 ? ofKeys.values().iterator().next().into(context) : context.put(Traces.class, this);
    }

    /** The trace under which this key is spoken of: its record's where several are applied together, else that of all the work. */
    public static Trace of(ContextView context, String key) {
        return Trace.of(under(context, key));
    }

    /** One after the other, each under its own trace. */
    static <T> Flux<T> each(List<Snapshot> together, Function<Snapshot, Mono<T>> work) {
        return Flux.fromIterable(together)
                .concatMap(snapshot -> work.apply(snapshot).contextWrite(context -> under(context, snapshot.key())));
    }

    private static Context under(ContextView context, String key) {
        Context is = Context.of(context);
        return context.<Traces>getOrEmpty(Traces.class).map(traces -> traces.ofKeys.get(key))
                .map(trace -> trace.into(is.delete(Traces.class))).orElse(is);
    }
}
