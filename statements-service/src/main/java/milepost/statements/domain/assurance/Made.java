package milepost.statements.domain.assurance;

import java.time.Instant;
import java.util.Optional;
import milepost.statements.domain.ParticipantId;

/**
 * A declaration as it was made; partner, mentor and flags are those of that day, whatever became of the training since.
 *
 * @param schedule where nothing else says on which one the participant is
 */
public record Made(Instant date, Instant createdAt, String schedule, Optional<TrainingId> training, Optional<PartnerId> deliveryPartner,
        Optional<ParticipantId> mentor, Optional<String> evidence, boolean sparsityUplift, boolean pupilPremiumUplift) {
}
