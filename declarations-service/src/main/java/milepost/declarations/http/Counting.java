package milepost.declarations.http;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import milepost.declarations.domain.submission.Reason;

/** Counts what becomes of submissions, by code. */
public final class Counting {

    private final MeterRegistry meters;

    public Counting(MeterRegistry meters) {
        this.meters = meters;
    }

    void taken() {
        meters.counter("milepost.declarations.submitted").increment();
    }

    void turned(List<Reason> reasons) {
        reasons.forEach(reason -> meters.counter("milepost.declarations.refused", "code", reason.code()).increment());
    }

    void repeated() {
        meters.counter("milepost.declarations.refused", "code", "repeated_identical_attempt").increment();
    }
}
