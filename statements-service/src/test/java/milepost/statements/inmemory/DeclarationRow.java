package milepost.statements.inmemory;

import java.time.Instant;
import java.util.Optional;
import milepost.statements.application.DeclarationCopies.Copy;
import milepost.statements.application.Waiting;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.LeadProviderId;

/** A declaration as its owner told it, and what this service keeps beside it. */
public record DeclarationRow(Copy copy, Instant changedAt, Optional<Waiting> waiting, Optional<Instant> waitingSince,
        long decidedVersion, long linesVersion, Optional<Instant> linesAt) {

    static DeclarationRow first(Copy copy, Instant now) {
        return new DeclarationRow(copy, now, Optional.empty(), Optional.empty(), 0, 0, Optional.empty());
    }

    public DeclarationId id() {
        return new DeclarationId(copy.id());
    }

    public LeadProviderId leadProvider() {
        return new LeadProviderId(copy.leadProviderId());
    }

    DeclarationRow told(Copy next, Instant now) {
        return new DeclarationRow(next, copy.version() < next.version() ? now : changedAt, waiting, waitingSince, decidedVersion,
                linesVersion, linesAt);
    }

    DeclarationRow decided(Optional<Waiting> what, Instant now) {
        return new DeclarationRow(copy, changedAt, what, what.map(_ -> now), copy.version(), linesVersion, linesAt);
    }

    DeclarationRow published(long version, Instant at) {
        return new DeclarationRow(copy, changedAt, waiting, waitingSince, decidedVersion, version, Optional.of(at));
    }

    /** As before its owner told anything of it that counts. */
    DeclarationRow forgotten() {
        Copy none = new Copy(copy.id(), 0, copy.family(), copy.leadProviderId(), copy.participantId(), copy.courseIdentifier(),
                copy.courseGroup(), copy.cohort(), copy.declarationType(), copy.state(), copy.live(), copy.fundable(),
                copy.targetedDeliveryFundingEligible(), copy.upliftFlagged(), copy.effectiveAt());
        return new DeclarationRow(none, changedAt, waiting, waitingSince, decidedVersion, linesVersion, linesAt);
    }
}
