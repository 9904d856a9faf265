package milepost.statements.domain.pricing;

import java.time.Instant;
import milepost.statements.domain.Course;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.LineId;
import milepost.statements.domain.ParticipantId;

/** A declaration on a statement, as pricing needs to know it. */
public record Member(
        LineId line,
        DeclarationId declaration,
        ParticipantId participant,
        Course course,
        DeclarationType type,
        boolean targetedDeliveryFundingEligible,
        Instant attachedAt) {
}
