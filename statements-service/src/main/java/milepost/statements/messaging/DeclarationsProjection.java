package milepost.statements.messaging;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.statements.application.ConvergeDeclaration;
import milepost.statements.application.DeclarationCopies;
import milepost.statements.application.DeclarationCopies.Copy;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.Family;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Declarations as their owner tells them, and the lines that follow from each. */
public final class DeclarationsProjection implements Projection {

    /** Decision D0. */
    private static final Set<String> LIVE = Set.of("submitted", "eligible", "payable", "paid");
    private static final Set<String> DEAD = Set.of("ineligible", "voided", "awaiting_clawback", "clawed_back");

    private final DeclarationCopies copies;
    private final ConvergeDeclaration converge;

    public DeclarationsProjection(DeclarationCopies copies, ConvergeDeclaration converge) {
        this.copies = copies;
        this.converge = converge;
    }

    @Override
    public String topic() {
        return "milepost.declarations";
    }

    @Override
    public Mono<Boolean> fold(Snapshot snapshot) {
        return Mono.defer(() -> copies.fold(copy(snapshot)));
    }

    @Override
    public Mono<Void> converge(Snapshot snapshot) {
        return converge.run(new DeclarationId(UUID.fromString(snapshot.key()))).then();
    }

    @Override
    public Mono<List<Snapshot>> fold(List<Snapshot> together) {
        return Mono.defer(() -> {
            Map<UUID, Snapshot> byId = new LinkedHashMap<>();
            List<Copy> told = together.stream().map(snapshot -> {
                Copy copy = copy(snapshot);
                byId.put(copy.id(), snapshot);
                return copy;
            }).toList();
            return copies.fold(told).map(byId::get).collectList();
        });
    }

    @Override
    public Mono<Void> converge(List<Snapshot> together) {
        return converge.run(together.stream().map(snapshot -> new DeclarationId(UUID.fromString(snapshot.key()))).toList());
    }

    private static Copy copy(Snapshot snapshot) {
        Declaration told = Read.body(snapshot, "milepost.declaration.v1", Declaration.class);
        if (DeclarationType.of(told.declarationType()).isEmpty() || Family.of(told.family()).isEmpty()
                || !LIVE.contains(told.state()) && !DEAD.contains(told.state())) {
            throw new PoisonRecord("a declaration of unknown family, type or state");
        }
        return new Copy(told.id(), snapshot.version(), told.family(), told.leadProviderId(), told.participantId(),
                told.courseIdentifier(), told.courseGroup(), told.cohort(), told.declarationType(), told.state(),
                LIVE.contains(told.state()), told.fundable(), told.targetedDeliveryFundingEligible(), uplifts(snapshot).any(), told.effectiveAt());
    }

    private static Uplifts uplifts(Snapshot snapshot) {
        return Read.addition(snapshot, Uplifts.class);
    }

    /** Added later, and null for NPQ. One uplift is earned either way. */
    private record Uplifts(@Nullable Boolean sparsityUplift, @Nullable Boolean pupilPremiumUplift) {

        boolean any() {
            return Boolean.TRUE.equals(sparsityUplift) || Boolean.TRUE.equals(pupilPremiumUplift);
        }
    }

    /** The fields we read; the rest is none of our business. */
    private record Declaration(UUID id, String family, UUID leadProviderId, UUID participantId, String courseIdentifier,
            String courseGroup, String cohort, String declarationType, String state, boolean fundable,
            boolean targetedDeliveryFundingEligible, Instant effectiveAt) {
    }
}
