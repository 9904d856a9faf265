package milepost.participants.domain.ecf;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What registration knows of somebody's training besides who trains them; it holds for every provider that sees the record. */
public record Circumstances(EligibleForFunding eligibleForFunding, boolean sparsityUplift, boolean pupilPremiumUplift,
                            @Nullable String schoolUrn, @Nullable LocalDate inductionStartDate) {
}
