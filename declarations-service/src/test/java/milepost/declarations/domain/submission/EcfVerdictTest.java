package milepost.declarations.domain.submission;

import static milepost.declarations.Examples.ASTER;
import static milepost.declarations.Examples.BIRCH;
import static milepost.declarations.Examples.DECLARATION;
import static milepost.declarations.domain.submission.SubmissionCase.FIRST_OF_SEPTEMBER;
import static milepost.declarations.domain.submission.SubmissionCase.period;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import milepost.declarations.domain.Causes;
import milepost.declarations.domain.CourseGroup;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.DeclarationState;
import milepost.declarations.domain.EarlyCareer;
import milepost.declarations.domain.Evidence;
import milepost.declarations.domain.Family;
import milepost.declarations.domain.Funding;
import milepost.declarations.domain.IneligibleReason;
import milepost.declarations.domain.Partners;
import milepost.declarations.domain.Training.Status;
import milepost.declarations.domain.Transition;
import org.junit.jupiter.api.Test;

/** What is written down of a declaration for an early career teacher that is taken. */
class EcfVerdictTest {

    private static final Instant EPIPHANY = Instant.parse("2025-01-06T00:00:00Z");

    private final SubmissionCase teacher = SubmissionCase.ofTeacher();

    @Test
    void whoDeliversAndWhoMentorsIsTakenFromTheRecordOnTheDayDeclared() {
        var before = period(ASTER, Status.ACTIVE, FIRST_OF_SEPTEMBER, EPIPHANY);
        var after = period(ASTER, Status.ACTIVE, EPIPHANY, null);
        teacher.trains(before, after);
        teacher.partner = new UUID(8, 8).toString();

        var declared = taken().declaration().declared();

        assertThat(declared.family()).isEqualTo(Family.ECF);
        assertThat(declared.group()).isEqualTo(CourseGroup.ECF);
        assertThat(declared.partners()).isEqualTo(new Partners(after.partner(), null));
        assertThat(declared.earlyCareer()).isEqualTo(new EarlyCareer(after.mentor(), Evidence.TRAINING_EVENT_ATTENDED, false, true));

        teacher.date = "2025-01-05T23:59:59Z";
        assertThat(taken().declaration().declared().earlyCareer().mentor()).isEqualTo(before.mentor());
    }

    @Test
    void whoTakesOverLaterHasNeitherPartnerNorMentorForTheTimeBefore() {
        teacher.trains(period(BIRCH, Status.ACTIVE, FIRST_OF_SEPTEMBER, EPIPHANY), period(ASTER, Status.ACTIVE, EPIPHANY, null));
        teacher.date = "2025-01-02T12:00:00Z";

        var declared = taken().declaration().declared();

        assertThat(declared.partners()).isEqualTo(Partners.NONE);
        assertThat(declared.earlyCareer().mentor()).isNull();
    }

    @Test
    void evidenceThatIsNotAskedForIsNotKept() {
        teacher.type = "started";
        teacher.date = "2024-11-05T09:30:00Z";
        assertThat(taken().declaration().declared().earlyCareer().evidence()).isNull();

        teacher.cohort = SubmissionCase.OF_2025;
        assertThat(taken().declaration().declared().earlyCareer().evidence()).isEqualTo(Evidence.TRAINING_EVENT_ATTENDED);
    }

    @Test
    void whetherItIsPaidForIsTakenFromTheRecord() {
        assertThat(taken().declaration().isFundable()).isTrue();

        teacher.trains(Funding.Verdict.UNCONFIRMED, period(ASTER, Status.ACTIVE, FIRST_OF_SEPTEMBER, null));
        assertThat(taken().declaration().state()).isEqualTo(new DeclarationState.Submitted());
        assertThat(taken().declaration().isFundable()).isFalse();

        teacher.trains(Funding.Verdict.NOT_ELIGIBLE, period(ASTER, Status.ACTIVE, FIRST_OF_SEPTEMBER, null));
        assertThat(taken().declaration().state()).isEqualTo(new DeclarationState.Ineligible(new IneligibleReason.NotFunded()));
        assertThat(taken().steps()).extracting(Transition::cause).containsExactly(Causes.DECLARED, "funding_refused");
    }

    @Test
    void theSamePersonUnderAnotherIdIsDeclaredOnce() {
        teacher.duplicate = new DeclarationId(new UUID(9, 9));

        assertThat(taken().declaration().state()).isEqualTo(new DeclarationState.Ineligible(new IneligibleReason.Duplicate(teacher.duplicate)));
    }

    private Verdict.Taken taken() {
        return (Verdict.Taken) Verdict.on(teacher.submission(), DECLARATION, teacher.now);
    }
}
