package milepost.declarations.domain.submission;

import static milepost.declarations.Examples.CLEO;
import static milepost.declarations.Examples.FUNDED;
import static milepost.declarations.Examples.NOW;
import static milepost.declarations.Examples.PARTNER;
import static milepost.declarations.Examples.SECOND_PARTNER;
import static milepost.declarations.Examples.SEPTEMBER;
import static milepost.declarations.Examples.schedule;
import static milepost.declarations.Examples.training;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import milepost.declarations.domain.CohortName;
import milepost.declarations.domain.CourseGroup;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.DeclarationType;
import milepost.declarations.domain.Funding;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.Training;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of NPQs as a policy person would read them, by the third seed's groups: each one broken alone, and what is said then. */
class NpqRulesTest {

    private final SubmissionCase fine = SubmissionCase.ofNpq();

    @Test
    void aSoundDeclarationBreaksNothing() {
        assertThat(fine.codes()).isEmpty();
    }

    /** Third seed, group 1. */
    @Nested
    class AutomaticChecksBeforeValidation {

        @Test
        void anUnsupportedCourseIsRefusedBeforeAnythingElseIsLookedAt() {
            fine.participant = null;
            fine.date = "yesterday";
            fine.course = new Known.Course(CourseGroup.LEADERSHIP, false);

            assertThat(fine.codes()).containsExactly("course_unsupported");
        }
    }

    /** Third seed, group 2. */
    @Nested
    class RequiredInformation {

        @Test
        void whatIsMissingIsSaidAllAtOnce() {
            fine.participant = null;
            fine.type = null;
            fine.date = null;
            fine.courseIdentifier = null;

            assertThat(fine.codes()).containsExactly("participant_id_missing", "course_identifier_missing", "declaration_date_missing",
                    "declaration_type_missing");
        }

        @Test
        void anAssessedCourseSaysWhetherTheParticipantPassed() {
            fine.type = "completed";
            assertThat(fine.codes()).containsExactly("has_passed_missing");
            fine.hasPassed = "perhaps";
            assertThat(fine.codes()).containsExactly("has_passed_invalid");
            fine.hasPassed = "false";
            assertThat(fine.codes()).isEmpty();
            fine.hasPassed = null;
            fine.course = new Known.Course(CourseGroup.EHCO, true);
            assertThat(fine.codes()).isEmpty();
        }
    }

    /** Third seed, group 3. */
    @Nested
    class ParticipantRequirements {

        @Test
        void aParticipantYouDoNotTrainIsNotRecognised() {
            fine.trainsWithProvider = false;
            assertThat(fine.codes()).containsExactly("participant_not_recognised");
            fine.trainsWithProvider = true;
            fine.person = null;
            assertThat(fine.codes()).containsExactly("participant_not_recognised");
        }

        @Test
        void aRetiredIdIsNamedToWhoTrainsTheSurvivor() {
            fine.person = new Known.Person(CLEO, new ParticipantId(new UUID(2, 9)));
            assertThat(fine.codes()).containsExactly("participant_not_recognised");
            fine.survivor = new ParticipantId(new UUID(2, 9));
            assertThat(fine.codes()).containsExactly("participant_id_changed");
        }

        @ParameterizedTest
        @CsvSource({"2024-11-10T23:30:00Z,", "2024-11-11T00:00:01Z,participant_withdrawn", "2024-11-09T08:00:00Z,"})
        void afterAWithdrawalOnlyDatesUpToItsDayCount(String date, @Nullable String code) {
            fine.training = training(Training.Status.WITHDRAWN, Instant.parse("2024-11-10T10:00:00Z"));
            fine.date = date;

            assertThat(fine.codes()).isEqualTo(code == null ? List.of() : List.of(code));
        }

        @Test
        void aDeferredParticipantCannotBeDeclared() {
            fine.training = training(Training.Status.DEFERRED, Instant.parse("2024-11-10T10:00:00Z"));

            assertThat(fine.codes()).containsExactly("participant_deferred");
        }
    }

    /** Third seed, group 4. */
    @Nested
    class DateValidations {

        @ParameterizedTest
        @ValueSource(strings = {"2024-11-05", "05/11/2024", "2024-11-05T09:30:00", "2024-13-05T09:30:00Z", "2024-11-31T09:30:00Z", "2024-11-05 09:30:00Z", "now",
            "2024-11-05T09:30Z", "2024-11-05T09:30+00:00", "2024-11-05T09Z", "2024-11-05T09:30:00+01", "2024-11-05T09:30:00+0100", "2024-11-05T09:30:00+1:00",
            "2024-11-05T09:30:00+01:00:00", "2024-11-05T09:30:00+01:60", "2024-11-05T09:30:00.Z", "2024-11-05T09:30:00,5Z", "2024-11-05T24:00:00Z",
            "2024-11-05T09:30:60Z", "2024-11-05T09:30:00+19:00", "2024-11-05T09:30:00ZZ", "2024-11-05T09:30:00Z[Europe/London]"})
        void aDateIsWrittenAsRfc3339Writes(String date) {
            fine.date = date;
            assertThat(fine.codes()).containsExactly("declaration_date_invalid");
        }

        @ParameterizedTest
        @CsvSource({"2024-11-05T09:30:00Z", "2024-11-05T09:30:00.123Z", "2024-11-05T09:30:00+01:00", "2024-11-05t09:30:00z", "2024-11-05T09:30:00-00:00",
                "2024-11-05T09:30:00.123456789-03:30"})
        void anyOffsetWillDo(String date) {
            fine.date = date;
            assertThat(fine.codes()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"2024-11-20T12:00:00Z,", "2024-11-20T12:00:01Z,declaration_date_in_future"})
        void nothingIsDeclaredAheadOfTheRequestClock(String date, @Nullable String code) {
            fine.date = date;
            assertThat(fine.codes()).isEqualTo(code == null ? List.of() : List.of(code));
        }

        @ParameterizedTest
        @CsvSource({"2024-09-30T22:59:59Z,declaration_date_before_milestone", "2024-09-30T23:00:00Z,", "2024-10-01T00:00:00Z,"})
        void aMilestoneBeginsAtMidnightInLondon(String date, @Nullable String code) {
            fine.date = date;
            assertThat(fine.codes()).isEqualTo(code == null ? List.of() : List.of(code));
        }
    }

    /** Third seed, group 5. */
    @Nested
    class CourseAndProviderValidations {

        @Test
        void theCourseMustBeOneTheParticipantTakesWithYou() {
            fine.training = null;
            assertThat(fine.codes()).containsExactly("course_not_taken_by_participant");
        }

        @Test
        void youNeedAContractForTheCourseInTheCohort() {
            fine.contract = false;
            assertThat(fine.codes()).containsExactly("contract_missing");
        }

        @Test
        void deliveryPartnersMustExist() {
            fine.partner = new UUID(8, 8).toString();
            fine.secondary = "no id at all";
            assertThat(fine.codes()).containsExactly("delivery_partner_not_found", "secondary_delivery_partner_not_found");
        }

        @Test
        void from2024OnTrainingInEnglandNamesItsDeliveryPartner() {
            fine.partner = null;
            assertThat(fine.codes()).containsExactly("delivery_partner_missing");
            fine.training = training(new CohortName("2023a"), Training.Status.ACTIVE, SEPTEMBER);
            assertThat(fine.codes()).isEmpty();
        }

        @Test
        void trainingOutsideEnglandHasNoDeliveryPartner() {
            fine.insideCatchment = false;
            fine.secondary = SECOND_PARTNER.toString();
            assertThat(fine.codes()).containsExactly("delivery_partner_not_allowed", "secondary_delivery_partner_not_allowed");
            fine.partner = null;
            fine.secondary = null;
            assertThat(fine.codes()).isEmpty();
        }

        @Test
        void deliveryPartnersAreYoursInThatCohort() {
            fine.partnerships = Set.of();
            fine.secondary = SECOND_PARTNER.toString();
            assertThat(fine.codes()).containsExactly("delivery_partner_not_yours", "secondary_delivery_partner_not_yours");
        }

        @Test
        void aSecondDeliveryPartnerIsAnotherOneBesideTheFirst() {
            fine.secondary = PARTNER.toString();
            assertThat(fine.codes()).containsExactly("secondary_delivery_partner_repeated");
            fine.partner = null;
            fine.secondary = SECOND_PARTNER.toString();
            assertThat(fine.codes()).containsExactly("delivery_partner_missing", "secondary_delivery_partner_without_primary");
        }
    }

    /** Third seed, group 6. */
    @Nested
    class AdditionalComplianceChecks {

        @ParameterizedTest
        @CsvSource({"begun", "retained-3", "extended-1", "STARTED"})
        void aTypeIsOneOfTheFour(String type) {
            fine.type = type;
            assertThat(fine.codes()).containsExactly("declaration_type_invalid");
        }

        @Test
        void aTrainingWithoutAScheduleCannotBeDeclaredFor() {
            fine.schedule = null;
            assertThat(fine.codes()).containsExactly("schedule_missing");
        }

        @Test
        void theScheduleMustHaveTheMilestone() {
            fine.schedule = schedule(DeclarationType.RETAINED_1);
            assertThat(fine.codes()).containsExactly("declaration_type_not_in_schedule");
        }

        @ParameterizedTest
        @CsvSource({"2024-11-01T00:00:00Z,2024-11-10T00:00:00Z,", "2024-11-06T00:00:00Z,2024-11-10T00:00:00Z,declaration_out_of_sequence",
                "2024-11-01T00:00:00Z,2024-11-04T00:00:00Z,declaration_out_of_sequence", "2024-11-05T18:00:00Z,2024-11-10T00:00:00Z,",
                "2024-11-01T00:00:00Z,2024-11-05T08:00:00Z,"})
        void whereACohortAsksForItDatesLieInSequence(String started, String retained2, @Nullable String code) {
            fine.type = "retained-1";
            fine.siblings = List.of(sibling(DeclarationType.STARTED, started), sibling(DeclarationType.RETAINED_2, retained2));
            assertThat(fine.codes()).isEmpty();

            fine.cohort = new Known.Cohort(true, false, false, null);
            assertThat(fine.codes()).isEqualTo(code == null ? List.of() : List.of(code));
        }

        @Test
        void whatWouldBePaidNeedsAnOpenStatement() {
            fine.statement = false;
            assertThat(fine.codes()).containsExactly("statement_unavailable");

            fine.funding = new Funding(Funding.Verdict.UNCONFIRMED, true, false);
            assertThat(fine.codes()).isEmpty();
            fine.funding = new Funding(Funding.Verdict.ELIGIBLE, false, false);
            assertThat(fine.codes()).isEmpty();
            fine.funding = FUNDED;
            fine.duplicate = new DeclarationId(new UUID(9, 9));
            assertThat(fine.codes()).isEmpty();
        }

        @Test
        void aMilestoneIsDeclaredOnce() {
            fine.siblings = List.of(new Known.Sibling(new DeclarationId(new UUID(9, 1)), DeclarationType.STARTED, NOW, true, true, true));
            assertThat(fine.codes()).containsExactly("declaration_already_exists");
            fine.siblings = List.of(new Known.Sibling(new DeclarationId(new UUID(9, 1)), DeclarationType.STARTED, NOW, false, false, true));
            assertThat(fine.codes()).isEmpty();
        }

        /** It was ineligible when its payment could not be stopped any more. */
        @Test
        void nothingIsDeclaredBesideOneThatIsLiveWithoutItsSlot() {
            fine.siblings = List.of(new Known.Sibling(new DeclarationId(new UUID(9, 1)), DeclarationType.STARTED, NOW, true, false, true));
            assertThat(fine.codes()).containsExactly("declaration_already_exists");
        }

        @Test
        void nothingIsDecidedBeforeApplicationAndCohortAreKnown() {
            fine.funding = null;
            assertThat(fine.codes()).containsExactly("application_not_known");
            fine.funding = FUNDED;
            fine.cohort = null;
            assertThat(fine.codes()).containsExactly("cohort_not_known");
        }
    }

    @Test
    void aCourseThatNobodyKnowsIsTakenForAnNpq() {
        fine.courseIdentifier = "ecf-inductoin";
        fine.course = null;
        fine.training = null;
        fine.type = "retained-3";

        assertThat(fine.codes()).containsExactly("course_not_taken_by_participant", "declaration_type_invalid");
    }

    private static Known.Sibling sibling(DeclarationType type, String date) {
        return new Known.Sibling(new DeclarationId(new UUID(9, type.ordinal())), type, Instant.parse(date), true, true, true);
    }
}
