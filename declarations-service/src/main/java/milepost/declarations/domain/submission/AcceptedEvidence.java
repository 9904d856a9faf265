package milepost.declarations.domain.submission;

import java.util.EnumSet;
import java.util.Set;
import milepost.declarations.domain.DeclarationType;
import milepost.declarations.domain.Evidence;

/** Which evidence counts for a milestone (facts/ecf 2.4, decision D7). */
final class AcceptedEvidence {

    private static final Set<Evidence> OF_ANY_COHORT = EnumSet.of(Evidence.TRAINING_EVENT_ATTENDED, Evidence.SELF_STUDY_MATERIAL_COMPLETED, Evidence.OTHER);
    private static final Set<Evidence> OF_ENGAGEMENT = EnumSet.of(Evidence.TRAINING_EVENT_ATTENDED, Evidence.SELF_STUDY_MATERIAL_COMPLETED,
            Evidence.MATERIALS_ENGAGED_WITH_OFFLINE, Evidence.OTHER);
    private static final Set<Evidence> OF_THREE_QUARTERS = EnumSet.of(Evidence.THREE_QUARTERS_ENGAGEMENT_MET,
            Evidence.THREE_QUARTERS_ENGAGEMENT_MET_IN_REDUCED_INDUCTION);
    private static final Set<Evidence> OF_INDUCTION = EnumSet.of(Evidence.THREE_QUARTERS_ENGAGEMENT_MET,
            Evidence.THREE_QUARTERS_ENGAGEMENT_MET_IN_REDUCED_INDUCTION, Evidence.ONE_TERM_INDUCTION);

    /** None where none is asked for, and what is sent is not looked at: who starts in a cohort without detailed evidence. */
    static Set<Evidence> of(DeclarationType type, boolean forMentor, boolean detailed) {
        if (!detailed) {
            return type == DeclarationType.STARTED ? Set.of() : OF_ANY_COHORT;
        }
        return switch (type) {
            case STARTED, RETAINED_1, RETAINED_3, RETAINED_4, EXTENDED_1, EXTENDED_2, EXTENDED_3 -> OF_ENGAGEMENT;
            case RETAINED_2 -> OF_THREE_QUARTERS;
            case COMPLETED -> forMentor ? OF_THREE_QUARTERS : OF_INDUCTION;
        };
    }

    private AcceptedEvidence() {
    }
}
