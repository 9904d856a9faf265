package milepost.declarations.messaging;

import static milepost.declarations.Examples.NOW;
import static milepost.declarations.Examples.submitted;
import static milepost.declarations.Examples.submittedForTeacher;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import milepost.declarations.application.Publishing.Published;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Snapshot;
import milepost.platform.testkit.Schemas;
import milepost.platform.web.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

class ContractsTest {

    private static final Path SCHEMA = Path.of("src/main/contracts/milepost.declaration.v1.schema.json");
    private static final Path EXAMPLE = Path.of("src/main/contracts/milepost.declaration.v1.example.json");

    @Test
    void whatIsPublishedKeepsToItsContractAndToItsExample() throws IOException {
        Snapshot snapshot = PublishedDeclaration.snapshot(new Published(submitted(), 1, NOW, NOW));
        String example = Files.readString(EXAMPLE);

        Schemas.assertValid(SCHEMA, new String(snapshot.payload()));
        Schemas.assertValid(SCHEMA, example);
        assertThat(Json.exact().readTree(example).propertyNames())
                .containsExactlyElementsOf(Json.exact().readTree(snapshot.payload()).propertyNames());
        assertThat(snapshot.type()).isEqualTo("milepost.declaration.v1");
        assertThat(Schemas.findings(SCHEMA, "{}")).isNotEmpty();
    }

    @Test
    void whatIsPublishedOfAnEarlyCareerTeacherSaysWhoTheMentorIsAndWhetherAnUpliftIsDue() throws IOException {
        Published published = new Published(submittedForTeacher(), 1, NOW, NOW);
        Snapshot snapshot = PublishedDeclaration.snapshot(published);
        String example = Files.readString(Path.of("src/main/contracts/milepost.declaration.v1.ecf.example.json"));

        Schemas.assertValid(SCHEMA, new String(snapshot.payload()));
        Schemas.assertValid(SCHEMA, example);
        JsonNode told = Json.exact().readTree(snapshot.payload());
        assertThat(told.propertyNames()).containsExactlyElementsOf(Json.exact().readTree(example).propertyNames());
        assertThat(told.path("application_id").isNull()).isTrue();
        assertThat(told.path("training_record_id")).isEqualTo(told.path("training_id"));
        assertThat(told.path("evidence_held").asString()).isEqualTo("training-event-attended");
        assertThat(PublishedDeclaration.read(snapshot)).contains(published);
    }

    @ParameterizedTest
    @CsvSource({"applications-service,milepost.lead-provider.v1,catalogue", "applications-service,milepost.course.v1,catalogue",
            "applications-service,milepost.cohort.v1,catalogue", "applications-service,milepost.schedule.v1,catalogue",
            "applications-service,milepost.delivery-partner.v1,catalogue", "applications-service,milepost.partnership.v1,catalogue",
            "applications-service,milepost.application.v1,applications", "participants-service,milepost.participant.v1,participants",
            "participants-service,milepost.enrolment.v1,enrolments", "statements-service,milepost.contract.v1,contracts",
            "statements-service,milepost.statement.v1,statements", "statements-service,milepost.line.v1,lines"})
    void whatOthersPublishCanBeRead(String owner, String type, String topic) throws IOException {
        byte[] example = Files.readAllBytes(Path.of("..", owner, "src/main/contracts", type + ".example.json"));

        assertThat(folded(topic, type, example)).hasSize(1).first().asString().startsWith("{");
    }

    @Test
    void ofAnEarlyCareerTrainingIsKeptWhatItsDeclarationsNeed() throws IOException {
        byte[] example = Files.readAllBytes(Path.of("..", "participants-service", "src/main/contracts/milepost.enrolment.v1.ecf.example.json"));
        JsonNode told = Json.exact().readTree(example);

        JsonNode row = Json.exact().readTree(folded("enrolments", "milepost.enrolment.v1", example).getFirst());

        assertThat(row.path("family").asString()).isEqualTo("ecf");
        assertThat(row.path("application_id").isNull()).isTrue();
        for (String kept : List.of("id", "participant_id", "course_identifier", "lead_provider_id", "cohort", "schedule_identifier", "accepted_at",
                "eligible_for_funding", "sparsity_uplift", "pupil_premium_uplift", "cohort_changed_after_payments_frozen")) {
            assertThat(row.get(kept)).as(kept).isEqualTo(told.get(kept));
        }
        assertThat(row.path("periods")).hasSameSizeAs(told.path("periods")).allSatisfy(period -> assertThat(period.propertyNames()).containsExactlyInAnyOrder(
                "lead_provider_id", "training_status", "schedule_identifier", "cohort", "delivery_partner_id", "mentor_id", "from", "to"));
        assertThat(row.propertyNames()).doesNotContain("school_urn", "induction_start_date");
    }

    @Test
    void thereAreTwoFamiliesOfTraining() throws IOException {
        String example = Files.readString(Path.of("..", "participants-service", "src/main/contracts/milepost.enrolment.v1.ecf.example.json"));

        assertThatThrownBy(() -> folded("enrolments", "milepost.enrolment.v1", example.replace("\"family\": \"ecf\"", "\"family\": \"itt\"").getBytes()))
                .isInstanceOf(PoisonRecord.class);
    }

    @Test
    void aTrnThatWasNotVerifiedIsNotKept() {
        byte[] person = "{\"id\":\"00000000-0000-4000-8000-000000000001\",\"trn\":\"1234567\",\"trn_verified\":false,\"full_name\":\"A\"}".getBytes();

        assertThat(folded("participants", "milepost.participant.v1", person).getFirst()).doesNotContain("1234567").doesNotContain("full_name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"milepost.lines|milepost.line.v1|{\"declaration_id\":\"x\"}", "milepost.lines|milepost.line.v1|{}",
            "milepost.applications|milepost.application.v1|[]", "milepost.applications|milepost.application.v2|{}",
            "milepost.lines|milepost.gossip.v1|{}", "milepost.catalogue|milepost.schedule.v2|{}", "milepost.statements|milepost.statement.v1|{\"state\":\"closed\"}"})
    void whatDoesNotFitIsPoison(String topic, String type, String payload) {
        assertThatThrownBy(() -> folded(topic.substring("milepost.".length()), type, payload.getBytes())).isInstanceOf(PoisonRecord.class);
    }

    @Test
    void typesWithoutUseArePassedOver() {
        assertThat(folded("catalogue", "milepost.offer.v1", "{}".getBytes())).isEmpty();
    }

    private static List<String> folded(String topic, String type, byte[] payload) {
        List<String> rows = new ArrayList<>();
        var copy = new CopyOfTopic("milepost." + topic, (kind, told) -> {
            told.forEach(each -> rows.add(each.row()));
            return Flux.just("key");
        }, null);
        copy.fold(new Snapshot("milepost." + topic, type, "key", 1, NOW, payload)).block();
        return rows;
    }
}
