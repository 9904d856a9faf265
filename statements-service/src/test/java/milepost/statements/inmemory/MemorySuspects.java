package milepost.statements.inmemory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import milepost.statements.application.DeclarationCopies.Copy;
import milepost.statements.application.Suspects;
import milepost.statements.application.Suspects.Suspicion;
import milepost.statements.application.Waiting;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.Family;
import milepost.statements.domain.LondonDay;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Looks for what convergence may have missed. */
final class MemorySuspects implements Suspects {

    private static final Duration ON_ITS_WAY = Duration.ofSeconds(30);

    private final Tables tables;

    MemorySuspects(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Mono<List<DeclarationId>> page(Suspicion what, @Nullable DeclarationId after, int limit) {
        return Mono.fromSupplier(() -> {
            Instant quietSince = tables.database.now().minus(ON_ITS_WAY);
            return tables.declarations.after(after == null ? null : after.value()).values().stream()
                    .filter(row -> switch (what) {
                        case FUNDABLE_WITHOUT_LINE -> row.changedAt().isBefore(quietSince) && fundableWithoutLine(row);
                        case LINE_WITHOUT_LIVE_DECLARATION -> row.changedAt().isBefore(quietSince) && lineWithoutLiveDeclaration(row);
                        case WAITING_THAT_COULD_BE_PLACED -> couldBePlaced(row);
                    })
                    .limit(limit)
                    .map(DeclarationRow::id)
                    .toList();
        });
    }

    private boolean fundableWithoutLine(DeclarationRow row) {
        return row.copy().live() && row.copy().fundable() && row.waiting().isEmpty() && tables.payment(row.id()).isEmpty();
    }

    private boolean lineWithoutLiveDeclaration(DeclarationRow row) {
        return !row.copy().live() && row.waiting().isEmpty() && tables.payment(row.id()).isPresent()
                && tables.refund(row.id()).isEmpty();
    }

    private boolean couldBePlaced(DeclarationRow row) {
        Copy copy = row.copy();
        return row.waiting().map(waiting -> copy.live() != (waiting == Waiting.PAYMENT)
                || NextOpen.of(tables, row.leadProvider(), new Cohort(copy.cohort()), Family.of(copy.family()).orElseThrow(),
                        LondonDay.of(copy.effectiveAt())).isPresent()).orElse(false);
    }

    @Override
    public Mono<Integer> halfSpread() {
        return Mono.fromSupplier(() -> {
            Instant late = tables.database.now().minus(ON_ITS_WAY);
            return (int) tables.spreads.where(row -> row.finishedAt().isEmpty() && row.startedAt().isBefore(late)).count();
        });
    }
}
