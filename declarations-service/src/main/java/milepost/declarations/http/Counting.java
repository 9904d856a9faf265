package milepost.declarations.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import milepost.declarations.domain.submission.Reason;

/** Counts what becomes of submissions, by code: all of them from 0 on, because a counter that begins with 1 has never risen to whoever asks for its rate. */
public final class Counting {

    private final Counter submitted;
    private final Map<Reason, Counter> refused = new EnumMap<>(Reason.class);
    private final Counter repeated;

    public Counting(MeterRegistry meters) {
        this.submitted = meters.counter("milepost.declarations.submitted");
        for (Reason reason : Reason.values()) {
            refused.put(reason, refused(meters, reason.code()));
        }
        this.repeated = refused(meters, "repeated_identical_attempt");
    }

    void taken() {
        submitted.increment();
    }

    void turned(List<Reason> reasons) {
        reasons.forEach(reason -> refused.get(reason).increment());
    }

    void repeated() {
        repeated.increment();
    }

    private static Counter refused(MeterRegistry meters, String code) {
        return meters.counter("milepost.declarations.refused", "code", code);
    }
}
