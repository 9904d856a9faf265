package milepost.declarations.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a declaration of the early career framework says besides, as it was when it was made but for who the mentor is; NPQs have nothing of it.
 *
 * @param mentor             whom the record names as the teacher's mentor on the day declared; null for mentors themselves
 * @param evidence           null where none was asked for
 * @param sparsityUplift     whether the school lay in a sparsely populated area
 * @param pupilPremiumUplift whether the school had many disadvantaged pupils
 */
public record EarlyCareer(@Nullable ParticipantId mentor, @Nullable Evidence evidence, boolean sparsityUplift, boolean pupilPremiumUplift) {

    EarlyCareer mentoredBy(@Nullable ParticipantId other) {
        return new EarlyCareer(other, evidence, sparsityUplift, pupilPremiumUplift);
    }

    /** Either of the two earns the uplift, once (decision E5a). */
    public boolean isFlaggedForUplift() {
        return sparsityUplift || pupilPremiumUplift;
    }
}
