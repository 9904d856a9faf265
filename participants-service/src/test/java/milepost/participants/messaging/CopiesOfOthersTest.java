package milepost.participants.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.Examples;
import milepost.participants.domain.catalogue.CatalogueEntry;
import milepost.participants.domain.catalogue.CohortFunding;
import milepost.participants.domain.catalogue.CourseGroup;
import milepost.participants.domain.ecf.EcfCatalogue;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.participants.domain.training.Cases;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The contracts are the producers'; we read their examples with our own records. */
class CopiesOfOthersTest {

    @Test
    void theExampleOfDeclarationsServiceIsUnderstood() throws IOException {
        var example = example("declarations-service", "milepost.declaration.v1");
        var read = DeclarationMessage.read(snapshot("milepost.declaration.v1", example.path("id").asString(), example)).orElseThrow();

        assertThat(read.training()).hasToString(example.path("application_id").asString());
        assertThat(read.type()).isEqualTo(DeclarationType.STARTED);
        assertThat(read.date()).isEqualTo(Instant.parse(example.path("declaration_date").asString()));
        assertThat(read.state()).isEqualTo(DeclarationState.SUBMITTED);
    }

    @ParameterizedTest
    @CsvSource({"course, course/npq-headship", "cohort, cohort/2024a", "schedule, schedule/2024a/npq-leadership-autumn",
            "offer, offer/2024a/npq-headship/5f1b2c3d-0a4e-4b6f-8c7d-9e0f1a2b3c4d"})
    void theExamplesOfTheCatalogueAreUnderstood(String kind, String key) throws IOException {
        var type = "milepost." + kind + ".v1";

        assertThat(CatalogueMessage.read(snapshot(type, key, example("applications-service", type)))).hasValueSatisfying(
                entry -> assertThat(entry.key().value()).isEqualTo(key));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anEntryIsReadAsItWasMeant(CatalogueEntry entry) {
        assertThat(CatalogueMessage.read(Published.entry(entry, 1))).contains(entry);
    }

    static Stream<CatalogueEntry> entries() {
        return Stream.concat(Cases.catalogue(Examples.ASTER).stream(), Stream.of(
                new CatalogueEntry.CohortTerms(Cases.Y2024A, CohortFunding.FULL, Examples.OCTOBER),
                new CatalogueEntry.Schedule(Cases.Y2024A, Examples.AUTUMN, CourseGroup.ECF, Map.of(DeclarationType.STARTED, LocalDate.of(2024, 6, 1),
                        DeclarationType.COMPLETED, LocalDate.of(2026, 4, 1)), Map.of(DeclarationType.STARTED, LocalDate.of(2024, 12, 31))),
                EcfCatalogue.provider(Examples.ASTER), EcfCatalogue.partner(Examples.id("elm"))));
    }

    @Test
    void whatWeHaveNoUseForIsPassedOverAndWhatComesInANewVersionIsNot() {
        var partner = Json.exact().readTree("{\"id\":\"5f1b2c3d-0a4e-4b6f-8c7d-9e0f1a2b3c4d\",\"name\":\"Elm\"}");

        assertThat(CatalogueMessage.read(snapshot("milepost.partnership.v1", "partnership/5f1b2c3d", partner))).isEmpty();
        assertThatThrownBy(() -> CatalogueMessage.read(snapshot("milepost.cohort.v2", "cohort/2024a", partner))).isInstanceOf(PoisonRecord.class);
        assertThatThrownBy(() -> DeclarationMessage.read(snapshot("milepost.declaration.v2", "x", partner))).isInstanceOf(PoisonRecord.class);
    }

    @Test
    void aDeclarationThatIsAboutNoTrainingOfOursIsPassedOver() throws IOException {
        assertThat(DeclarationMessage.read(snapshot("milepost.declaration.v1", "x", withoutApplication()))).isEmpty();
    }

    @Test
    void aDeclarationOfATrainingRecordIsUnderstood() throws IOException {
        var example = example("declarations-service", "milepost.declaration.v1.ecf");
        var read = DeclarationMessage.read(snapshot("milepost.declaration.v1", example.path("id").asString(), example)).orElseThrow();

        assertThat(example.path("application_id").isNull()).isTrue();
        assertThat(read.training()).isEqualTo(new TrainingRecordId(UUID.fromString(example.path("training_record_id").asString())));
        assertThat(read.cohort()).hasToString(example.path("cohort").asString());
        assertThat(read.effectiveAt()).isEqualTo(Instant.parse(example.path("effective_at").asString()));
    }

    private static JsonNode withoutApplication() throws IOException {
        return Json.exact().readTree(new String(Json.exact().writeValueAsBytes(example("declarations-service", "milepost.declaration.v1")))
                .replaceAll("\"application_id\":\"[^\"]*\"", "\"application_id\":null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"identifier\":\"2024a\",\"funding\":\"plenty\"}", "{\"identifier\":\"soon\",\"funding\":\"full\"}",
            "{\"identifier\":\"2025a\",\"funding\":\"full\"}"})
    void whatIsNoCohortIsPoison(String payload) {
        assertThatThrownBy(() -> CatalogueMessage.read(snapshot("milepost.cohort.v1", "cohort/2024a", Json.exact().readTree(payload))))
                .isInstanceOf(PoisonRecord.class);
    }

    private static Snapshot snapshot(String type, String key, JsonNode payload) {
        return new Snapshot("any", type, key, 1, Instant.EPOCH, Json.exact().writeValueAsBytes(payload));
    }

    private static JsonNode example(String service, String type) throws IOException {
        return Json.exact().readTree(Files.readAllBytes(Path.of("..", service, "src", "main", "contracts", type + ".example.json")));
    }
}
