package milepost.declarations.messaging;

import static milepost.declarations.Others.snapshot;
import static milepost.declarations.RunningService.PATH;
import static milepost.declarations.RunningService.get;
import static milepost.declarations.RunningService.hears;
import static milepost.declarations.RunningService.hearsTogether;
import static milepost.declarations.RunningService.post;
import static milepost.declarations.RunningService.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import milepost.declarations.World;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Early career trainings are kept beside those for NPQs; what these are judged by, and who sees them, stays as it is. */
class EarlyCareerTrainingTest {

    private static final Path EXAMPLE = Path.of("..", "participants-service", "src/main/contracts/milepost.enrolment.v1.ecf.example.json");

    @Test
    void aTrainingRecordIsKeptWithAllItsPeriodsAlsoThoseThatLieAhead() {
        World world = new World();
        ObjectNode record = trainingRecord(world);
        ObjectNode planned = ((ArrayNode) record.path("periods")).addObject();
        planned.put("lead_provider_id", UUID.randomUUID().toString()).put("training_status", "active").put("from", "2099-09-01T00:00:00Z").putNull("to");

        hears(told(record));
        hears(told(record.put("eligible_for_funding", false)));

        assertThat(rows("""
                SELECT family, application_id::text, eligible_for_funding::text, pupil_premium_uplift::text, sparsity_uplift::text,
                       cohort_changed_after_payments_frozen::text AS moved, jsonb_array_length(periods)::text AS periods,
                       (periods -> 0 ->> 'mentor_id') IS NOT NULL AND (periods -> 0 ->> 'delivery_partner_id') IS NOT NULL AS whole
                FROM enrolments WHERE id = '%s'""".formatted(world.training)).getFirst().toString())
                .isEqualTo("{family=ecf, application_id=null, eligible_for_funding=false, pupil_premium_uplift=true, sparsity_uplift=false, moved=false, "
                        + "periods=3, whole=t}");
        assertThat(rows("SELECT schedule_identifier FROM enrolments WHERE id = '%s' AND periods -> 1 ->> 'cohort' = '2024a'".formatted(world.training)))
                .containsExactly(Map.of("schedule_identifier", "ecf-standard-september"));
    }

    @Test
    void whatHappensToOneTrainingDoesNothingToTheOther() {
        World world = new World().told();
        ObjectNode record = trainingRecord(world);
        String started = post(world, world.started()).id();

        hears(told(record.put("id", UUID.randomUUID().toString()).put("training_status", "withdrawn")));

        assertThat(get(world.provider, PATH + "/" + started).state()).isEqualTo("submitted");
        assertThat(post(world, world.declaring("retained-1", "2024-11-06T10:00:00Z")).state()).as("withdrawn from the other training only").isEqualTo("submitted");
    }

    @Test
    void recordsOfBothFamiliesMayComeTogether() {
        World world = new World();
        World other = new World();

        hearsTogether(world.enrolment(), told(trainingRecord(other)));

        assertThat(rows("SELECT family FROM enrolments WHERE id IN ('%s', '%s') ORDER BY family".formatted(world.training, other.training)))
                .containsExactly(Map.of("family", "ecf"), Map.of("family", "npq"));
    }

    @Test
    void whoTrainsSomebodyInTheFrameworkAloneSeesNothingOfTheirNpq() {
        World world = new World().told();
        String started = post(world, world.started()).id();
        World other = new World();
        other.participant = world.participant;

        hears(other.leadProvider(), told(trainingRecord(other)));

        assertThat(get(other.provider, PATH + "/" + started).status()).isEqualTo(404);
        assertThat(get(other.provider, "/api/v3/participants/npq/" + world.participant + "/outcomes").status()).isEqualTo(404);
        assertThat(post(other, world.started()).codes()).containsExactly("course_not_taken_by_participant");
    }

    /** The published example, of the world's provider, participant and training. */
    private static ObjectNode trainingRecord(World world) {
        ObjectNode record = (ObjectNode) Json.exact().readTree(read());
        record.put("id", world.training.toString()).put("participant_id", world.participant.toString()).put("lead_provider_id", world.provider.toString());
        ((ObjectNode) record.path("periods").get(record.path("periods").size() - 1)).put("lead_provider_id", world.provider.toString());
        return record;
    }

    private static Snapshot told(ObjectNode record) {
        return snapshot("enrolments", "enrolment", record.path("id").asString(), Json.exact().convertValue(record, new TypeReference<Map<String, Object>>() {}));
    }

    private static String read() {
        try {
            return Files.readString(EXAMPLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
