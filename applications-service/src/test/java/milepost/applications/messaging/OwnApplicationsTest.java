package milepost.applications.messaging;

import static milepost.applications.Offered.accept;
import static milepost.applications.Offered.application;
import static milepost.applications.Offered.attributes;
import static milepost.applications.Offered.participant;
import static milepost.applications.Offered.provider;
import static milepost.applications.Offered.received;
import static milepost.applications.RunningService.PARTICIPANTS;
import static milepost.applications.RunningService.bean;
import static milepost.applications.RunningService.execute;
import static milepost.applications.RunningService.remembers;
import static milepost.applications.RunningService.rows;
import static milepost.applications.RunningService.sweeps;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Snapshot;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a restore undid, on a real PostgreSQL: rows that are gone or older than what had been told. */
class OwnApplicationsTest {

    private final OwnTopic own = bean(OwnApplications.class);
    private final UUID provider = provider();
    private final UUID person = UUID.randomUUID();

    @Test
    void aRowThatIsGoneComesBackAndIsToldAnewUnderALaterVersion() {
        UUID id = accepted();
        Snapshot told = told(id);
        List<Map<String, String>> row = rows(row(id));
        JsonNode shown = shown(id);
        forget(id);

        assertThat(own.reads(told)).isTrue();
        assertThat(versions(id)).isEmpty();
        assertThat(takenBack(told)).isTrue();

        assertThat(rows(row(id))).isEqualTo(row);
        assertThat(shown(id)).isEqualTo(shown);
        assertThat(rows("SELECT what, actor, status FROM application_history WHERE application_id = '" + id + "'"))
                .containsExactly(Map.of("what", "taken_back_from_topic", "actor", "system", "status", "accepted"));
        assertThat(versions(id)).containsExactly(Map.entry(id.toString(), told.version() + 1));
        assertThat(told(id).version()).isEqualTo(told.version() + 1);
    }

    @Test
    void anOlderRowTakesTheNewerStateOverAndANewerOneDoesNot() {
        UUID id = received(body());
        Snapshot older = told(id);
        accept(provider, id, Map.of()).expectStatus().isOk();
        Snapshot newer = told(id);
        execute("UPDATE application SET status = 'pending', accepted_at = NULL, schedule_identifier = NULL, training_status = NULL, accepted_version = NULL, "
                + "version = " + older.version() + " WHERE id = '" + id + "'");

        assertThat(takenBack(newer)).isTrue();
        assertThat(takenBack(newer)).isFalse();
        assertThat(takenBack(older)).isFalse();

        assertThat(attributes(provider, id).path("status").asString()).isEqualTo("accepted");
        assertThat(rows("SELECT what FROM application_history WHERE application_id = '" + id + "' ORDER BY position"))
                .extracting(step -> step.get("what")).containsExactly("received", "accepted", "taken_back_from_topic");
    }

    @Test
    void whoeverAsksForOneWhosePersonIsNotBackYetIsToldOnceTheirOwnerWasAsked() {
        UUID id = accepted();
        Snapshot told = told(id);
        forget(id);
        execute("DELETE FROM person WHERE id = '" + person + "'");

        assertThat(takenBack(told)).isTrue();

        PARTICIPANTS.knows(person, "Robin Ashdown", null, null, false, null, 2);
        assertThat(attributes(provider, id).path("full_name").asString()).isEqualTo("Robin Ashdown");
    }

    @Test
    void theSweepAfterARebuildShowsThePersonWithoutWaiting() {
        UUID id = accepted();
        Snapshot told = told(id);
        forget(id);
        execute("DELETE FROM person WHERE id = '" + person + "'");
        takenBack(told);

        remembers(PARTICIPANTS.knows(person, "Robin Northcote", null, null, false, null, 2));
        sweeps();

        assertThat(attributes(provider, id).path("full_name").asString()).isEqualTo("Robin Northcote");
    }

    @Test
    void theSameRegistrationAgainIsARepetition() {
        Map<String, Object> body = body();
        UUID id = received(body);
        Snapshot told = told(id);
        forget(id);
        takenBack(told);

        received(body);

        assertThat(rows("SELECT what FROM application_history WHERE application_id = '" + id + "'")).containsExactly(Map.of("what", "taken_back_from_topic"));
    }

    private JsonNode shown(UUID id) {
        return ((ObjectNode) attributes(provider, id)).without("updated_at");
    }

    private UUID accepted() {
        UUID id = received(body());
        accept(provider, id, Map.of()).expectStatus().isOk();
        return id;
    }

    private Map<String, Object> body() {
        Map<String, Object> body = application(provider, "npq-headship", "2023a", true);
        body.put("participant", participant(person, null));
        return body;
    }

    private static String row(UUID id) {
        return "SELECT (to_jsonb(a) - ARRAY['version', 'updated_at', 'document', 'etag', 'content_hash'])::text AS it FROM application a WHERE id = '" + id + "'";
    }

    private static void forget(UUID id) {
        execute("DELETE FROM application_history WHERE application_id = '" + id + "'");
        execute("DELETE FROM application WHERE id = '" + id + "'");
    }

    private static Snapshot told(UUID id) {
        return inTransaction(bean(ApplicationSource.class).byIds(List.of(id.toString())).single());
    }

    private Map<String, Long> versions(UUID id) {
        return inTransaction(own.versions(List.of(id.toString())));
    }

    private boolean takenBack(Snapshot snapshot) {
        return inTransaction(own.takeBack(snapshot));
    }

    private static <T> T inTransaction(Mono<T> work) {
        return work.as(bean(TransactionalOperator.class)::transactional).block();
    }
}
