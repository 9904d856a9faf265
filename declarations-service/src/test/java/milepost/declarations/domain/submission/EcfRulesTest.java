package milepost.declarations.domain.submission;

import static milepost.declarations.Examples.ASTER;
import static milepost.declarations.Examples.BIRCH;
import static milepost.declarations.Examples.CLEO;
import static milepost.declarations.domain.submission.SubmissionCase.FIRST_OF_SEPTEMBER;
import static milepost.declarations.domain.submission.SubmissionCase.period;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import milepost.declarations.domain.CourseGroup;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.DeclarationType;
import milepost.declarations.domain.Funding;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.Training.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for early career teachers and mentors, by the third seed's groups: each one broken alone, and what is said then. */
class EcfRulesTest {

    /** The sixth of January 2025. */
    private static final Instant EPIPHANY = Instant.parse("2025-01-06T00:00:00Z");

    private final SubmissionCase teacher = SubmissionCase.ofTeacher();
    private final SubmissionCase mentor = SubmissionCase.ofMentor();

    @Test
    void aSoundDeclarationBreaksNothing() {
        assertThat(teacher.codes()).isEmpty();
        assertThat(mentor.codes()).isEmpty();
    }

    @Test
    void whatOnlyNpqsAreAskedForIsNotLookedAt() {
        teacher.partner = "no id at all";
        teacher.secondary = new UUID(8, 8).toString();
        teacher.hasPassed = "perhaps";
        teacher.type = "completed";

        assertThat(teacher.codes()).isEmpty();
    }

    /** Third seed, group 1. */
    @Nested
    class AutomaticChecksBeforeValidation {

        @Test
        void anUnsupportedCourseIsRefusedBeforeAnythingElseIsLookedAt() {
            teacher.participant = null;
            teacher.date = "yesterday";
            teacher.course = new Known.Course(CourseGroup.ECF, false);

            assertThat(teacher.codes()).containsExactly("course_unsupported");
        }
    }

    /** Third seed, group 2. */
    @Nested
    class RequiredInformation {

        @Test
        void whatIsMissingIsSaidAllAtOnce() {
            teacher.participant = null;
            teacher.date = null;
            teacher.type = null;
            teacher.evidence = null;

            assertThat(teacher.codes()).containsExactly("participant_id_missing", "declaration_date_missing", "declaration_type_missing");
        }

        @ParameterizedTest
        @CsvSource({"started,", "retained-1,evidence_held_missing", "completed,evidence_held_missing"})
        void evidenceIsAskedForAfterTheStart(String type, @Nullable String code) {
            teacher.type = type;
            teacher.date = type.equals("started") ? "2024-11-05T09:30:00Z" : "2025-02-05T09:30:00Z";
            teacher.evidence = null;

            assertThat(teacher.codes()).isEqualTo(code == null ? List.of() : List.of(code));
        }

        @Test
        void from2025OnEvidenceIsAskedForAtTheStartAsWell() {
            teacher.cohort = SubmissionCase.OF_2025;
            teacher.type = "started";
            teacher.date = "2024-11-05T09:30:00Z";
            teacher.evidence = null;

            assertThat(teacher.codes()).containsExactly("evidence_held_missing");
        }

        @Test
        void evidenceIsLookedAtOnceEverythingElseIsRight() {
            teacher.evidence = null;
            teacher.date = "2030-01-01T00:00:00Z";

            assertThat(teacher.codes()).containsExactly("declaration_date_in_future");
        }
    }

    /** Third seed, group 3. */
    @Nested
    class ParticipantRequirements {

        @Test
        void aParticipantYouDoNotTrainIsNotRecognised() {
            teacher.trainsWithProvider = false;
            assertThat(teacher.codes()).containsExactly("participant_not_recognised");
            teacher.trainsWithProvider = true;
            teacher.person = null;
            assertThat(teacher.codes()).containsExactly("participant_not_recognised");
        }

        @Test
        void aRetiredIdIsNamedToWhoTrainsTheSurvivor() {
            teacher.person = new Known.Person(CLEO, new ParticipantId(new UUID(2, 9)));
            teacher.survivor = new ParticipantId(new UUID(2, 9));

            assertThat(teacher.codes()).containsExactly("participant_id_changed");
        }

        @ParameterizedTest
        @CsvSource({"2025-01-05T12:00:00Z,", "2025-01-06T23:59:59Z,", "2025-01-07T00:00:00Z,participant_withdrawn"})
        void afterAWithdrawalOnlyDatesUpToItsDayCount(String date, @Nullable String code) {
            teacher.trains(period(ASTER, Status.ACTIVE, FIRST_OF_SEPTEMBER, EPIPHANY.plusSeconds(36_000)),
                    period(ASTER, Status.WITHDRAWN, EPIPHANY.plusSeconds(36_000), null));
            teacher.date = date;

            assertThat(teacher.codes()).isEqualTo(code == null ? List.of() : List.of(code));
        }

        @Test
        void whoeverResumedMayBeDeclaredForAnyDay() {
            teacher.trains(period(ASTER, Status.ACTIVE, FIRST_OF_SEPTEMBER, EPIPHANY), period(ASTER, Status.WITHDRAWN, EPIPHANY, EPIPHANY.plusSeconds(864_000)),
                    period(ASTER, Status.ACTIVE, EPIPHANY.plusSeconds(864_000), null));

            assertThat(teacher.codes()).isEmpty();
        }

        @Test
        void aWithdrawalFromAnotherProviderBlocksNobody() {
            teacher.trains(period(BIRCH, Status.ACTIVE, FIRST_OF_SEPTEMBER, EPIPHANY), period(BIRCH, Status.WITHDRAWN, EPIPHANY, EPIPHANY.plusSeconds(864_000)),
                    period(ASTER, Status.ACTIVE, EPIPHANY.plusSeconds(864_000), null));

            assertThat(teacher.codes()).isEmpty();
        }

        @Test
        void aDeferredParticipantIsDeclaredAsAnyOther() {
            teacher.trains(period(ASTER, Status.ACTIVE, FIRST_OF_SEPTEMBER, EPIPHANY), period(ASTER, Status.DEFERRED, EPIPHANY, null));

            assertThat(teacher.codes()).isEmpty();
        }
    }

    /** Third seed, group 4. */
    @Nested
    class DateValidations {

        @ParameterizedTest
        @ValueSource(strings = {"2025-02-05", "05/02/2025", "2025-02-05T09:30:00", "2025-13-05T09:30:00Z", "2025-02-30T09:30:00Z", "now"})
        void aDateIsWrittenAsRfc3339Writes(String date) {
            teacher.date = date;
            assertThat(teacher.codes()).containsExactly("declaration_date_invalid");
        }

        @ParameterizedTest
        @CsvSource({"2025-02-20T12:00:00Z,", "2025-02-20T12:00:01Z,declaration_date_in_future"})
        void nothingIsDeclaredAheadOfTheRequestClock(String date, @Nullable String code) {
            teacher.date = date;
            assertThat(teacher.codes()).isEqualTo(code == null ? List.of() : List.of(code));
        }

        @ParameterizedTest
        @CsvSource({"2024-12-31T23:59:59Z,declaration_date_before_milestone", "2025-01-01T00:00:00Z,", "2025-03-31T22:59:59Z,", "2025-03-31T23:00:00Z,declaration_date_after_milestone"})
        void bothDaysOfAWindowBelongToIt(String date, @Nullable String code) {
            teacher.now = Instant.parse("2025-06-01T12:00:00Z");
            teacher.date = date;

            assertThat(teacher.codes()).isEqualTo(code == null ? List.of() : List.of(code));
        }

        @ParameterizedTest
        @CsvSource({"2024-05-31T22:59:59Z,declaration_date_before_milestone", "2024-05-31T23:00:00Z,", "2024-12-31T23:59:59Z,",
                "2025-01-01T00:00:00Z,declaration_date_after_milestone"})
        void aWindowOpensAtMidnightInLondonAlsoInSummer(String date, @Nullable String code) {
            teacher.type = "started";
            teacher.date = date;

            assertThat(teacher.codes()).isEqualTo(code == null ? List.of() : List.of(code));
        }

        @Test
        void aWindowMayStayOpen() {
            teacher.now = Instant.parse("2040-06-01T12:00:00Z");
            teacher.type = "retained-2";
            teacher.date = "2039-01-01T00:00:00Z";

            assertThat(teacher.codes()).isEmpty();
        }
    }

    /** Third seed, group 5. */
    @Nested
    class CourseAndProviderValidations {

        @Test
        void theCourseMustBeThatOfTheParticipantsRole() {
            teacher.training = null;
            assertThat(teacher.codes()).containsExactly("course_not_taken_by_participant");
        }

        @ParameterizedTest
        @CsvSource({"2025-01-05T23:59:59Z,", "2025-01-06T00:00:00Z,participant_transferred"})
        void afterATransferTheFormerProviderDeclaresWhatLiesBeforeIt(String date, @Nullable String code) {
            teacher.trains(period(ASTER, Status.ACTIVE, FIRST_OF_SEPTEMBER, EPIPHANY), period(BIRCH, Status.ACTIVE, EPIPHANY, null));
            teacher.date = date;

            assertThat(teacher.codes()).isEqualTo(code == null ? List.of() : List.of(code));
        }

        @Test
        void whoeverIsGoingToTrainOrCameLaterDeclaresWhatTheOtherLeft() {
            teacher.trains(period(BIRCH, Status.ACTIVE, FIRST_OF_SEPTEMBER, EPIPHANY), period(ASTER, Status.ACTIVE, EPIPHANY, null));
            teacher.date = "2025-01-02T12:00:00Z";

            assertThat(teacher.codes()).isEmpty();
        }

        @Test
        void youNeedAContractForTheCohort() {
            teacher.contract = false;
            assertThat(teacher.codes()).containsExactly("contract_missing");
        }
    }

    /** Third seed, group 6. */
    @Nested
    class AdditionalComplianceChecks {

        @Test
        void whatWouldBePaidNeedsAnOpenStatement() {
            teacher.statement = false;
            assertThat(teacher.codes()).containsExactly("statement_unavailable");
            teacher.duplicate = new DeclarationId(new UUID(9, 9));
            assertThat(teacher.codes()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"UNCONFIRMED", "NOT_ELIGIBLE"})
        void whatWouldNotBePaidNeedsNone(Funding.Verdict verdict) {
            teacher.trains(verdict, period(ASTER, Status.ACTIVE, FIRST_OF_SEPTEMBER, null));
            teacher.statement = false;

            assertThat(teacher.codes()).isEmpty();
        }

        @Test
        void aTypeIsOneOfTheNineAndOfTheSchedule() {
            teacher.type = "begun";
            assertThat(teacher.codes()).containsExactly("declaration_type_invalid");
            teacher.type = "extended-1";
            assertThat(teacher.codes()).containsExactly("declaration_type_not_in_schedule");
        }

        @Test
        void aMilestoneIsDeclaredOnceWhoeverDeclaredIt() {
            teacher.siblings = List.of(sibling(DeclarationType.RETAINED_1, "2025-01-03T00:00:00Z"));
            assertThat(teacher.codes()).containsExactly("declaration_already_exists");
        }

        @ParameterizedTest
        @CsvSource({"started,", "retained-1,declaration_type_not_for_mentors", "retained-2,declaration_type_not_for_mentors", "completed,"})
        void from2025OnMentorsStartAndComplete(String type, @Nullable String code) {
            mentor.type = type;
            mentor.date = type.equals("started") ? "2024-11-05T09:30:00Z" : "2025-02-05T09:30:00Z";
            mentor.evidence = type.equals("completed") ? "75-percent-engagement-met" : "other";
            mentor.cohort = SubmissionCase.OF_2025;

            assertThat(mentor.codes()).isEqualTo(code == null ? List.of() : List.of(code));
            teacher.type = "retained-1";
            teacher.cohort = SubmissionCase.OF_2025;
            assertThat(teacher.codes()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"retained-1,materials-engaged-with-offline", "retained-1,75-percent-engagement-met", "completed,one-term-induction", "retained-1,a photograph"})
        void evidenceIsOneThatTheCohortKnows(String type, String evidence) {
            teacher.type = type;
            teacher.evidence = evidence;
            assertThat(teacher.codes()).containsExactly("evidence_held_invalid");
        }

        @Test
        void evidenceForTheStartIsNotLookedAtBefore2025() {
            teacher.type = "started";
            teacher.date = "2024-11-05T09:30:00Z";
            teacher.evidence = "a photograph";
            assertThat(teacher.codes()).isEmpty();

            teacher.cohort = SubmissionCase.OF_2025;
            assertThat(teacher.codes()).containsExactly("evidence_held_invalid");
        }

        @ParameterizedTest
        @CsvSource({"2025-01-02T00:00:00Z,2025-02-10T00:00:00Z,", "2025-02-06T00:00:00Z,2025-02-10T00:00:00Z,declaration_out_of_sequence",
                "2025-01-02T00:00:00Z,2025-02-04T00:00:00Z,declaration_out_of_sequence", "2025-02-05T23:59:59Z,2025-02-05T00:00:00Z,",
                "2025-02-06T00:00:00Z,2025-02-06T00:00:00Z,declaration_out_of_sequence"})
        void whereACohortAsksForItDatesLieInSequence(String started, String retained2, @Nullable String code) {
            teacher.siblings = List.of(sibling(DeclarationType.STARTED, started), sibling(DeclarationType.RETAINED_2, retained2));
            assertThat(teacher.codes()).isEmpty();

            teacher.cohort = SubmissionCase.OF_2025;
            assertThat(teacher.codes()).isEqualTo(code == null ? List.of() : List.of(code));
        }

        /** Decision A16. */
        @ParameterizedTest
        @CsvSource({"2025-07-01T10:00:00Z,", "2025-06-30T23:30:00Z,", "2025-06-30T22:30:00Z,declaration_out_of_sequence"})
        void theDaysOfASequenceAreLondonDays(String date, @Nullable String code) {
            teacher.cohort = SubmissionCase.OF_2025;
            teacher.now = Instant.parse("2025-07-02T12:00:00Z");
            teacher.type = "completed";
            teacher.evidence = "75-percent-engagement-met";
            teacher.date = date;
            teacher.siblings = List.of(sibling(DeclarationType.STARTED, "2025-07-01T20:00:00Z"));

            assertThat(teacher.codes()).isEqualTo(code == null ? List.of() : List.of(code));
        }

        @ParameterizedTest
        @CsvSource({"2025-02-20T12:00:00Z,cohort_payments_frozen", "2025-02-20T12:00:01Z,"})
        void onceThePaymentsOfACohortAreFrozenNothingIsDeclaredForIt(Instant frozen, @Nullable String code) {
            teacher.cohort = new Known.Cohort(false, false, false, frozen);
            assertThat(teacher.codes()).isEqualTo(code == null ? List.of() : List.of(code));
        }

        @Test
        void nothingIsDecidedBeforeCohortAndScheduleAreKnown() {
            teacher.cohort = null;
            assertThat(teacher.codes()).containsExactly("cohort_not_known");
            teacher.cohort = SubmissionCase.OF_2024;
            teacher.schedule = null;
            assertThat(teacher.codes()).containsExactly("schedule_not_known");
        }
    }

    private static Known.Sibling sibling(DeclarationType type, String date) {
        return new Known.Sibling(new DeclarationId(new UUID(9, type.ordinal())), type, Instant.parse(date), true, true, false);
    }
}
