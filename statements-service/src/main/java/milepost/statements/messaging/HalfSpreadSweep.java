package milepost.statements.messaging;

import milepost.platform.messaging.Sweep;
import milepost.statements.application.Nudges;
import milepost.statements.application.Suspects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Statements whose lines were not all told in time: counts them and wakes the one who tells. */
public final class HalfSpreadSweep implements Sweep {

    private final Suspects suspects;
    private final Nudges nudges;

    public HalfSpreadSweep(Suspects suspects, Nudges nudges) {
        this.suspects = suspects;
        this.nudges = nudges;
    }

    @Override
    public String name() {
        return "half-spread-statement";
    }

    @Override
    public Mono<Page> repair(@Nullable String afterKey, int limit) {
        return suspects.halfSpread().doOnNext(found -> {
            if (found > 0) {
                nudges.wake();
            }
        }).map(found -> new Page(found, null));
    }
}
