package milepost.declarations.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a declaration of the early career framework says besides, in the plain values of rows and events; all null for an NPQ. */
public record EarlyCareerFacts(@Nullable UUID mentor, @Nullable String evidence, @Nullable Boolean sparsityUplift,
                               @Nullable Boolean pupilPremiumUplift) {

    private static final EarlyCareerFacts NONE = new EarlyCareerFacts(null, null, null, null);

    public static EarlyCareerFacts of(@Nullable EarlyCareer it) {
        return it == null ? NONE : new EarlyCareerFacts(it.mentor() == null ? null : it.mentor().value(),
                it.evidence() == null ? null : it.evidence().slug(), it.sparsityUplift(), it.pupilPremiumUplift());
    }

    /** Null for an NPQ. */
    public @Nullable EarlyCareer of(Family family) {
        return switch (family) {
            case NPQ -> null;
            case ECF -> new EarlyCareer(mentor == null ? null : new ParticipantId(mentor), evidence == null ? null : Evidence.of(evidence).orElseThrow(),
                    Boolean.TRUE.equals(sparsityUplift), Boolean.TRUE.equals(pupilPremiumUplift));
        };
    }
}
