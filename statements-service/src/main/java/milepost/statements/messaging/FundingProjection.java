package milepost.statements.messaging;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.statements.application.TrainingCopies;
import milepost.statements.application.TrainingCopies.Funding;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Of applications, whether what is declared for them would be paid. Nothing follows from it until somebody asks. */
public final class FundingProjection implements Projection {

    private final TrainingCopies copies;

    public FundingProjection(TrainingCopies copies) {
        this.copies = copies;
    }

    @Override
    public String topic() {
        return "milepost.applications";
    }

    @Override
    public Mono<Boolean> fold(Snapshot snapshot) {
        return fold(List.of(snapshot)).map(applied -> !applied.isEmpty());
    }

    @Override
    public Mono<Void> converge(Snapshot snapshot) {
        return Mono.empty();
    }

    @Override
    public Mono<List<Snapshot>> fold(List<Snapshot> together) {
        return Mono.defer(() -> {
            Map<UUID, Snapshot> byId = new LinkedHashMap<>();
            List<Funding> told = together.stream().map(snapshot -> {
                Funding verdict = funding(snapshot);
                byId.put(verdict.id(), snapshot);
                return verdict;
            }).toList();
            return copies.funding(told).map(byId::get).collectList();
        });
    }

    @Override
    public Mono<Void> converge(List<Snapshot> together) {
        return Mono.empty();
    }

    /** As declarations-service has it: eligible, and the funded place not refused; null is a cohort without places. */
    private static Funding funding(Snapshot snapshot) {
        Application told = Read.body(snapshot, "milepost.application.v1", Application.class);
        boolean refused = Boolean.FALSE.equals(Read.addition(snapshot, Place.class).fundedPlace());
        return new Funding(told.id(), snapshot.version(), told.funding().verdict().equals("eligible") && !refused);
    }

    /** The fields we read; the rest is none of our business. When it was so is read to tell a broken record from a sound one. */
    private record Application(UUID id, Verdict funding, Instant effectiveAt) {
    }

    private record Verdict(String verdict) {
    }

    private record Place(@Nullable Boolean fundedPlace) {
    }
}
