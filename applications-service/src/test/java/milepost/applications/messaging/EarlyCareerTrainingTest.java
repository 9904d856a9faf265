package milepost.applications.messaging;

import static milepost.applications.Offered.accept;
import static milepost.applications.Offered.application;
import static milepost.applications.Offered.attributes;
import static milepost.applications.Offered.participant;
import static milepost.applications.Offered.provider;
import static milepost.applications.Offered.received;
import static milepost.applications.RunningService.PARTICIPANTS;
import static milepost.applications.RunningService.bean;
import static milepost.applications.RunningService.hears;
import static milepost.applications.RunningService.remembers;
import static milepost.applications.RunningService.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.node.ObjectNode;

/** Training that no application began is passed over: it moves nobody's application, and no record of it is poison. */
class EarlyCareerTrainingTest {

    private static final Path EXAMPLE = Path.of("..", "participants-service", "src", "main", "contracts", "milepost.enrolment.v1.ecf.example.json");

    @Test
    void somebodyInBothFamiliesHasAnApplicationThatFollowsItsOwnEnrolmentAlone() throws IOException {
        UUID provider = provider();
        UUID person = UUID.randomUUID();
        UUID record = UUID.randomUUID();
        var body = application(provider, "npq-headship", "2023a", true);
        body.put("participant", participant(person, null));
        UUID id = received(body);
        accept(provider, id, Map.of()).expectStatus().isOk();
        String before = row(id);

        hears(told(record, person, "active", 1));
        remembers(told(record, person, "deferred", 2));
        hears(told(record, person, "withdrawn", 3));

        assertThat(row(id)).isEqualTo(before);
        assertThat(attributes(provider, id).path("schedule_identifier").asString()).isEqualTo("npq-leadership-autumn");
        assertThat(rows("SELECT 1 FROM enrolment WHERE application_id = '" + record + "'")).isEmpty();
    }

    @Test
    void recordsOfBothFamiliesMayComeTogether() throws IOException {
        UUID provider = provider();
        UUID id = received(application(provider, "npq-headship", "2023a", true));
        accept(provider, id, Map.of()).expectStatus().isOk();
        long since = Long.parseLong(rows("SELECT version FROM application WHERE id = '" + id + "'").getFirst().get("version"));
        Snapshot ofAnNpq = PARTICIPANTS.enrols(id, provider, "2023a", "npq-leadership-spring", "active", since, since + 1);
        EnrolmentsProjection projection = bean(EnrolmentsProjection.class);

        List<Snapshot> applied = projection.fold(List.of(told(UUID.randomUUID(), UUID.randomUUID(), "active", 1), ofAnNpq))
                .flatMap(folded -> projection.converge(folded).thenReturn(folded)).as(bean(TransactionalOperator.class)::transactional).block();

        assertThat(applied).hasSize(2);
        assertThat(attributes(provider, id).path("schedule_identifier").asString()).isEqualTo("npq-leadership-spring");
    }

    /** The published example about this person. */
    private static Snapshot told(UUID record, UUID person, String status, long version) throws IOException {
        ObjectNode payload = (ObjectNode) Json.exact().readTree(Files.readString(EXAMPLE));
        payload.put("id", record.toString()).put("participant_id", person.toString()).put("training_status", status);
        return new Snapshot("milepost.enrolments", "milepost.enrolment.v1", record.toString(), version, Instant.EPOCH, Json.exact().writeValueAsBytes(payload));
    }

    private static String row(UUID id) {
        return rows("SELECT version, updated_at FROM application WHERE id = '" + id + "'").toString();
    }
}
