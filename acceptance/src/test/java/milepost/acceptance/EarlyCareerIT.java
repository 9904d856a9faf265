package milepost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import milepost.acceptance.EarlyCareer.Trainee;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Early career teachers and mentors, as their providers see them in three versions. */
class EarlyCareerIT {

    private static final List<String> VERSIONS = List.of("v1", "v2", "v3");

    private final EarlyCareer ours = EarlyCareer.of(TrainingProvider.fresh());
    private final EarlyCareer theirs = EarlyCareer.of(TrainingProvider.fresh());

    @Test
    void aTeacherIsSeenInEveryVersionAndByNobodyElse() {
        Trainee guide = ours.mentor();
        Trainee teacher = ours.teacherWith(guide);

        for (String version : VERSIONS) {
            JsonNode training = training(ours.shown(version, teacher).expect(200));
            assertThat(training.path("mentor_id").asString()).as(version).isEqualTo(guide.participantId());
            assertThat(training.path("training_record_id").asString()).as(version).isEqualTo(teacher.recordId());
            assertThat(training.path("school_urn").asString()).as(version).isEqualTo("106286");
            theirs.shown(version, teacher).expect(404);
            assertThat(ids(theirs, "/api/" + version + "/participants/ecf")).as(version).isEmpty();
        }
        assertThat(ids(ours, "/api/v1/participants")).containsExactlyInAnyOrder(guide.participantId(), teacher.participantId());
    }

    @Test
    void eachVersionChangesWhatTheOthersShow() {
        Trainee teacher = ours.teacher();

        ours.change("v1", teacher, "defer", Map.of("reason", "parental-leave")).expect(200);
        assertThat(training(ours.shown("v3", teacher)).at("/deferral/reason").asString()).isEqualTo("parental-leave");
        ours.change("v2", teacher, "resume", Map.of()).expect(200);
        ours.change("v3", teacher, "change-schedule", Map.of("schedule_identifier", "ecf-standard-january")).expect(200);
        assertThat(training(ours.shown("v2", teacher)).path("schedule_identifier").asString()).isEqualTo("ecf-standard-january");
        ours.change("v3", teacher, "withdraw", Map.of("reason", "school-left-fip")).expect(200);

        assertThat(training(ours.shown("v1", teacher)).path("status").asString()).isEqualTo("withdrawn");
        assertThat(training(ours.shown("v3", teacher)).at("/withdrawal/reason").asString()).isEqualTo("switched-to-school-led");
    }

    @Test
    void whoeverLosesATraineeGoesOnSeeingHowItWasAndTheNextSeesHowItIs() {
        Trainee teacher = ours.teacher();
        ours.change("v3", teacher, "defer", Map.of("reason", "career-break")).expect(200);

        ours.transfer(teacher, theirs, today().minusDays(7));

        JsonNode left = training(ours.shown("v3", teacher).expect(200));
        assertThat(left.path("participant_status").asString()).isEqualTo("left");
        assertThat(left.path("training_status").asString()).isEqualTo("deferred");
        JsonNode gained = training(theirs.shown("v3", teacher).expect(200));
        assertThat(gained.path("participant_status").asString()).isEqualTo("active");
        assertThat(gained.path("training_status").asString()).isEqualTo("active");
        assertThat(gained.path("delivery_partner_id").asString()).isEqualTo(theirs.provider().deliveryPartnerId());
        assertThat(ours.changeToday("v3", teacher, "resume", Map.of()).expect(422).codes()).containsExactly("participant_left");
    }

    @Test
    void aTransferAheadShowsWhoIsLeavingAndWhoIsJoining() {
        Trainee teacher = ours.teacher();

        ours.transfer(teacher, theirs, today().plusDays(30));

        assertThat(training(ours.shown("v3", teacher)).path("participant_status").asString()).isEqualTo("leaving");
        assertThat(training(theirs.shown("v3", teacher)).path("participant_status").asString()).isEqualTo("joining");
    }

    @Test
    void onePersonIsTeacherMentorAndOnAQualificationAndEachPlaceShowsItsOwn() {
        ours.provider().twoStatements();
        TrainingProvider.Applicant robin = ours.provider().enrolled();
        Trainee teacher = ours.also("ecf-induction", robin.participantId());
        Trainee mentor = ours.also("ecf-mentor", robin.participantId());

        JsonNode enrolments = ours.shown("v3", teacher).expect(200).attributes().path("ecf_enrolments");
        assertThat(StreamSupport.stream(enrolments.spliterator(), false).map(each -> each.path("participant_type").asString()))
                .containsExactly("ect", "mentor");
        assertThat(training(ours.shown("v1", mentor).expect(200)).path("participant_type").asString()).isEqualTo("ect");
        Reply npq = ours.provider().api().get("/api/v3/participants/npq/" + robin.participantId()).expect(200);
        assertThat(npq.attributes().path("npq_enrolments").size()).isEqualTo(1);

        ours.change("v3", mentor, "withdraw", Map.of("reason", "mentor-no-longer-being-mentor")).expect(200);

        assertThat(ours.shown("v3", teacher).attributes().at("/ecf_enrolments/0/training_status").asString()).isEqualTo("active");
        assertThat(ours.provider().api().get("/api/v3/participants/npq/" + robin.participantId()).attributes()
                .at("/npq_enrolments/0/training_status").asString()).isEqualTo("active");
    }

    @Test
    void twoIdsOfOneTeacherBecomeOne() {
        Trainee one = ours.teacher();
        Trainee other = theirs.teacher();

        ours.provider().operator().post("/operator/v1/participants/" + one.participantId() + "/merge", Map.of("into", other.participantId())).expect(200);

        for (String version : VERSIONS) {
            ours.shown(version, one).expect(410);
            assertThat(training(ours.shown(version, other).expect(200)).path("training_record_id").asString()).isEqualTo(one.recordId());
        }
    }

    /** The flat row itself, or its one enrolment. */
    private static JsonNode training(Reply reply) {
        return reply.attributes().has("ecf_enrolments") ? reply.attributes().at("/ecf_enrolments/0") : reply.attributes();
    }

    private static List<String> ids(EarlyCareer provider, String path) {
        return StreamSupport.stream(provider.provider().api().get(path).expect(200).body().path("data").spliterator(), false)
                .map(each -> each.path("id").asString()).toList();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/London"));
    }
}
