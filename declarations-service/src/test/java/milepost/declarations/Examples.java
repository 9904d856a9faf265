package milepost.declarations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import milepost.declarations.domain.CohortName;
import milepost.declarations.domain.CourseGroup;
import milepost.declarations.domain.CourseIdentifier;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.DeclarationState;
import milepost.declarations.domain.DeclarationType;
import milepost.declarations.domain.Declared;
import milepost.declarations.domain.EarlyCareer;
import milepost.declarations.domain.Evidence;
import milepost.declarations.domain.Family;
import milepost.declarations.domain.Funding;
import milepost.declarations.domain.MilestoneWindow;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.PartnerId;
import milepost.declarations.domain.Partners;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.ScheduleIdentifier;
import milepost.declarations.domain.Training;
import milepost.declarations.domain.TrainingId;
import milepost.declarations.domain.submission.Known;
import org.jspecify.annotations.Nullable;

/** Values that are right unless a test makes them wrong. */
public final class Examples {

    public static final ProviderId ASTER = new ProviderId(new UUID(1, 1));
    public static final ProviderId BIRCH = new ProviderId(new UUID(1, 2));
    public static final ParticipantId CLEO = new ParticipantId(new UUID(2, 1));
    public static final TrainingId TRAINING = new TrainingId(new UUID(3, 1));
    public static final PartnerId PARTNER = new PartnerId(new UUID(4, 1));
    public static final PartnerId SECOND_PARTNER = new PartnerId(new UUID(4, 2));
    public static final DeclarationId DECLARATION = new DeclarationId(new UUID(5, 1));
    public static final CourseIdentifier HEADSHIP = new CourseIdentifier("npq-headship");
    public static final CohortName COHORT = new CohortName("2024a");
    public static final ScheduleIdentifier AUTUMN = new ScheduleIdentifier("npq-leadership-autumn");
    public static final Instant SEPTEMBER = Instant.parse("2024-09-20T09:00:00Z");
    public static final Instant NOW = Instant.parse("2024-11-20T12:00:00Z");
    public static final LocalDate FIRST_DAY = LocalDate.parse("2024-10-01");
    public static final Funding FUNDED = new Funding(Funding.Verdict.ELIGIBLE, true, false);

    public static Declaration submitted() {
        return submitted(DECLARATION, DeclarationType.STARTED);
    }

    public static Declaration submitted(DeclarationId id, DeclarationType type) {
        return new Declaration(id, new Declared(Family.NPQ, ASTER, CLEO, CLEO, TRAINING, HEADSHIP, CourseGroup.LEADERSHIP, COHORT, AUTUMN,
                type, Instant.parse("2024-11-05T09:30:00Z"), Partners.NONE, null), new DeclarationState.Submitted(), null, FUNDED, true, false, null, NOW);
    }

    /** An early career teacher's. */
    public static Declaration submittedForTeacher() {
        return new Declaration(DECLARATION, new Declared(Family.ECF, ASTER, CLEO, CLEO, TRAINING, new CourseIdentifier("ecf-induction"), CourseGroup.ECF,
                COHORT, new ScheduleIdentifier("ecf-standard-september"), DeclarationType.RETAINED_1, Instant.parse("2025-02-05T09:30:00Z"),
                new Partners(PARTNER, null), new EarlyCareer(new ParticipantId(new UUID(2, 9)), Evidence.TRAINING_EVENT_ATTENDED, false, true)),
                new DeclarationState.Submitted(), null, new Funding(Funding.Verdict.ELIGIBLE, null, false), true, false, null, NOW);
    }

    public static Training training(Training.Status status, Instant since) {
        return training(COHORT, status, since);
    }

    public static Training training(CohortName cohort, Training.Status status, Instant since) {
        return new Training(Family.NPQ, TRAINING, CLEO, ASTER, HEADSHIP, cohort, AUTUMN, status, true, List.of(period(ASTER, status, since, null)), null);
    }

    /** Of an NPQ, of which no more is of use. */
    public static Training.Period period(ProviderId provider, Training.Status status, Instant from, @Nullable Instant to) {
        return new Training.Period(provider, status, from, to, null, null, null, null);
    }

    public static Known.Schedule schedule(DeclarationType... types) {
        Map<DeclarationType, MilestoneWindow> milestones = new EnumMap<>(DeclarationType.class);
        for (DeclarationType type : types) {
            milestones.put(type, new MilestoneWindow(FIRST_DAY, null));
        }
        return new Known.Schedule(milestones);
    }

    public static final Set<PartnerId> PARTNERS = Set.of(PARTNER, SECOND_PARTNER);

    private Examples() {
    }
}
