package milepost.statements.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import milepost.statements.application.Statements.CutOffFilter;
import milepost.statements.domain.LondonDay;
import reactor.core.publisher.Mono;

/** Closes what is due at start, and from then on once a day; where the days belong to the clients, only at start (decision E3). */
public final class NightlyCutOff {

    /** Decision E3: a quarter past midnight in London. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(15);

    private final CutOffStatements cutOff;
    private final InstantSource clock;
    private final boolean onlyAtStart;
    private volatile LocalDate upTo = LocalDate.MIN;

    public NightlyCutOff(CutOffStatements cutOff, InstantSource clock, boolean onlyAtStart) {
        this.cutOff = cutOff;
        this.clock = clock;
        this.onlyAtStart = onlyAtStart;
    }

    /** Called every now and then; a run that fails, or leaves a statement that cannot be priced yet, is made up for by the next call. */
    public Mono<Void> run() {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            LocalDate today = today(now);
            return isDue(today) ? cutOff.run(CutOffFilter.ALL, now).then(cutOff.anyLeft(now)).doOnNext(left -> upTo = left ? upTo : today).then()
                    : Mono.empty();
        });
    }

    public boolean isDue() {
        return isDue(today(clock.instant()));
    }

    private boolean isDue(LocalDate today) {
        boolean first = upTo.equals(LocalDate.MIN);
        return first || !onlyAtStart && today.isAfter(upTo);
    }

    private static LocalDate today(Instant now) {
        return LondonDay.of(now.minus(AFTER_MIDNIGHT));
    }
}
