package milepost.participants.domain.ecf;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** What registration says of a training record besides who trains on which schedule. */
public record RecordChanges(Said<UUID> deliveryPartner, Said<String> schoolUrn, Said<UUID> mentor, Said<EligibleForFunding> eligibleForFunding,
                            Said<Boolean> sparsityUplift, Said<Boolean> pupilPremiumUplift, Said<LocalDate> inductionStartDate) {

    /** What holds where nothing is said. */
    private static final Circumstances UNTOLD = new Circumstances(EligibleForFunding.UNCONFIRMED, false, false, null, null);

    /** The circumstances of a record that nothing was said of before. */
    Circumstances first() {
        return of(UNTOLD);
    }

    Circumstances of(Circumstances before) {
        return new Circumstances(Objects.requireNonNull(eligibleForFunding.or(before.eligibleForFunding())),
                Objects.requireNonNull(sparsityUplift.or(before.sparsityUplift())),
                Objects.requireNonNull(pupilPremiumUplift.or(before.pupilPremiumUplift())),
                schoolUrn.or(before.schoolUrn()), inductionStartDate.or(before.inductionStartDate()));
    }

    /** The same with the mentor under the id that is in use. */
    public RecordChanges mentoredBy(UUID survivor) {
        return new RecordChanges(deliveryPartner, schoolUrn, Said.of(survivor), eligibleForFunding, sparsityUplift, pupilPremiumUplift,
                inductionStartDate);
    }
}
