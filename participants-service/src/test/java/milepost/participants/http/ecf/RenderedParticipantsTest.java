package milepost.participants.http.ecf;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.BIRCH;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import milepost.participants.domain.EmailAddress;
import milepost.participants.domain.Examples;
import milepost.participants.domain.IdChange;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.Person;
import milepost.participants.domain.TeacherReference;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.Trn;
import milepost.participants.domain.ecf.EcfParticipantView;
import milepost.participants.domain.ecf.Records;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.platform.web.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every attribute of both shapes, in the order in which clients have always got them. */
class RenderedParticipantsTest {

    private static final LocalDate TODAY = LocalDate.of(2024, 11, 4);
    private static final JsonEcfDocuments RENDERING = new JsonEcfDocuments();

    private final Person ada = new Person(Examples.participant("Ada Bell"), "Ada Bell", List.of("Ada Carr"), new EmailAddress("ada@example.org"),
            new TeacherReference(new Trn("3000001"), false), null,
            List.of(new IdChange(Examples.participant("twin"), Examples.participant("Ada Bell"), OCTOBER)));
    private final TrainingRecord teacher = Records.teacher();

    @Test
    void v3ShowsAPersonWithTheirEnrolments() {
        var deferred = teacher.moved(teacher.stretches().getLast(), TrainingStatus.DEFERRED, "career-break", OCTOBER);
        assertThat(nested(deferred, ASTER)).isEqualTo(("""
                {"id":"%s","type":"participant","attributes":{"full_name":"Ada Bell","teacher_reference_number":"3000001",\
                "updated_at":"2024-11-04T08:30:00Z","ecf_enrolments":[{"training_record_id":"%s","email":"ada@example.org","mentor_id":"%s",\
                "school_urn":"106286","participant_type":"ect","cohort":"2024","training_status":"deferred","participant_status":"active",\
                "teacher_reference_number_validated":false,"eligible_for_funding":true,"pupil_premium_uplift":true,"sparsity_uplift":false,\
                "schedule_identifier":"ecf-standard-september","delivery_partner_id":"%s","withdrawal":null,\
                "deferral":{"reason":"career-break","date":"2024-10-07T08:30:00Z"},"created_at":"2024-09-02T08:30:00Z",\
                "induction_end_date":null,"mentor_funding_end_date":null,"cohort_changed_after_payments_frozen":false,\
                "mentor_ineligible_for_funding_reason":null}],"participant_id_changes":[{"from_participant_id":"%s","to_participant_id":"%s",\
                "changed_at":"2024-10-07T08:30:00Z"}]}}""").formatted(ada.id(), teacher.id(), Examples.id("Grace Moss"),
                Examples.id("cedar schools"), Examples.participant("twin"), ada.id()));
    }

    @Test
    void aMentorWhoCompletedIsShownWithTheDayAndTheReason() {
        var enrolment = read(nested(Records.completed(), ASTER).getBytes()).path("attributes").path("ecf_enrolments").path(0);

        assertThat(enrolment.path("mentor_funding_end_date").asString()).isEqualTo("2026-05-04");
        assertThat(enrolment.path("mentor_ineligible_for_funding_reason").asString()).isEqualTo("completed_declaration_received");
        assertThat(enrolment.path("induction_end_date").isNull()).isTrue();
        assertThat(flat(Records.completed(), ASTER)).as("a row does not say so").isEqualTo(flat(Records.mentor(), ASTER));
    }

    @Test
    void v1AndV2ShowARow() {
        assertThat(flat(teacher, ASTER)).isEqualTo(("""
                {"id":"%s","type":"participant","attributes":{"email":"ada@example.org","full_name":"Ada Bell","mentor_id":"%s",\
                "school_urn":"106286","participant_type":"ect","cohort":"2024","status":"active","teacher_reference_number":"3000001",\
                "teacher_reference_number_validated":false,"eligible_for_funding":true,"pupil_premium_uplift":true,"sparsity_uplift":false,\
                "training_status":"active","training_record_id":"%s","schedule_identifier":"ecf-standard-september",\
                "updated_at":"2024-11-04T08:30:00Z"}}""").formatted(ada.id(), Examples.id("Grace Moss"), teacher.id()));
    }

    @Test
    void whatIsNotKnownIsNull() {
        var nobody = new Person(ada.id(), "Ada Bell", List.of(), null, null, null, List.of());
        var unknown = Records.withNothingKnown();
        var enrolment = read(RENDERING.participant(view(nobody, unknown, ASTER), NOVEMBER)).path("attributes").path("ecf_enrolments").path(0);

        assertThat(List.of("email", "mentor_id", "school_urn", "eligible_for_funding", "delivery_partner_id", "deferral"))
                .allMatch(name -> enrolment.path(name).isNull());
        assertThat(enrolment.path("withdrawal").path("reason").asString()).isEqualTo("other");
        assertThat(enrolment.path("teacher_reference_number_validated").asBoolean()).isFalse();
        assertThat(enrolment.path("cohort_changed_after_payments_frozen").asBoolean()).isTrue();
    }

    @Test
    void theFormerProviderGoesOnSeeingItsPartAsItWas() {
        var transferred = Records.given(teacher, BIRCH, OCTOBER);

        var former = read(nested(transferred, ASTER).getBytes()).path("attributes").path("ecf_enrolments").path(0);
        assertThat(former.path("participant_status").asString()).isEqualTo("left");
        assertThat(former.path("mentor_id").asString()).isEqualTo(Examples.id("Grace Moss").toString());
        assertThat(former.path("delivery_partner_id").asString()).isEqualTo(Examples.id("cedar schools").toString());
        var present = read(nested(transferred, BIRCH).getBytes()).path("attributes").path("ecf_enrolments").path(0);
        assertThat(present.path("participant_status").asString()).isEqualTo("active");
        assertThat(present.path("mentor_id").isNull()).isTrue();
        assertThat(present.path("delivery_partner_id").isNull()).isTrue();
        assertThat(present.path("training_record_id")).isEqualTo(former.path("training_record_id"));
    }

    @Test
    void aWithdrawalEndsTheRowsStatusAndADeferralDoesNot() {
        var last = teacher.stretches().getLast();
        var deferred = read(flat(teacher.moved(last, TrainingStatus.DEFERRED, "other", SEPTEMBER), ASTER).getBytes()).path("attributes");
        assertThat(deferred.path("status").asString()).isEqualTo("active");
        assertThat(deferred.path("training_status").asString()).isEqualTo("deferred");
        var withdrawn = read(flat(teacher.moved(last, TrainingStatus.WITHDRAWN, "other", SEPTEMBER), ASTER).getBytes()).path("attributes");
        assertThat(withdrawn.path("status").asString()).isEqualTo("withdrawn");
    }

    private String nested(TrainingRecord record, LeadProviderId provider) {
        return new String(RENDERING.participant(view(ada, record, provider), NOVEMBER));
    }

    private String flat(TrainingRecord record, LeadProviderId provider) {
        return new String(RENDERING.row(ada, view(ada, record, provider).records().getFirst(), NOVEMBER));
    }

    private static EcfParticipantView view(Person person, TrainingRecord record, LeadProviderId provider) {
        return EcfParticipantView.of(person, provider, List.of(record), TODAY).orElseThrow();
    }

    private static JsonNode read(byte[] document) {
        return Json.mapper().readTree(document);
    }
}
