package milepost.applications.messaging;

import static milepost.applications.Offered.accept;
import static milepost.applications.Offered.application;
import static milepost.applications.Offered.attributes;
import static milepost.applications.Offered.participant;
import static milepost.applications.Offered.provider;
import static milepost.applications.Offered.received;
import static milepost.applications.RunningService.DECLARATIONS;
import static milepost.applications.RunningService.PARTICIPANTS;
import static milepost.applications.RunningService.execute;
import static milepost.applications.RunningService.hears;
import static milepost.applications.RunningService.management;
import static milepost.applications.RunningService.operator;
import static milepost.applications.RunningService.peer;
import static milepost.applications.RunningService.remembers;
import static milepost.applications.RunningService.rows;
import static milepost.applications.RunningService.sweeps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.platform.testkit.TestKafka;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void acceptanceReachesTheTopicAsTheApplicationsNewState() {
        UUID provider = provider();
        UUID id = received(application(provider, "npq-headship", "2023a", true));
        accept(provider, id, Map.of()).expectStatus().isOk();

        String record = newest("milepost.applications", id.toString(), "\"status\":\"accepted\"");

        assertThat(record).contains("\"status\":\"accepted\"").contains("\"schedule_identifier\":\"npq-leadership-autumn\"")
                .contains("\"accepted_at\":\"2024-10-07T09:00:00Z\"").contains("\"verdict\":\"eligible\"");
        peer().get().uri("/internal/snapshots/applications?ids=" + id).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.snapshots[0].payload.status").isEqualTo("accepted");
        String person = attributes(provider, id).path("participant_id").asString();
        peer().get().uri("/internal/snapshots/applications?participant_id=" + person).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.snapshots[0].key").isEqualTo(id.toString());
    }

    @Test
    void theCoursesOfTheStartReachTheTopic() {
        received(application(provider(), "npq-headship", "2023a", true));

        assertThat(newest("milepost.catalogue", "course/npq-headship", "leadership")).contains("\"identifier\"");
    }

    @Test
    void anOperatorMayHaveThemAllToldAgain() {
        UUID id = received(application(provider(), "npq-headship", "2023a", true));

        for (String aggregate : List.of("applications", "lead-providers", "courses", "cohorts")) {
            operator("catalogue").post().uri("/operator/v1/republish/" + aggregate).exchange().expectStatus().isAccepted()
                    .expectBody().jsonPath("$.queued").value(queued -> assertThat((Integer) queued).as(aggregate).isPositive());
        }
        operator("catalogue").post().uri("/operator/v1/republish/applications").bodyValue(Map.of("ids", List.of(id, UUID.randomUUID())))
                .exchange().expectStatus().isAccepted().expectBody().json("{\"queued\":1}");
        operator("catalogue").post().uri("/operator/v1/republish/applications").bodyValue(Map.of("ids", List.of("mistyped")))
                .exchange().expectStatus().isEqualTo(422);
    }

    @Test
    void aNewNameMovesTheStampAndIsNotPublished() {
        UUID provider = provider();
        UUID person = UUID.randomUUID();
        var body = application(provider, "npq-headship", "2023a", true);
        body.put("participant", participant(person, null));
        UUID id = received(body);
        var before = row(id);

        hears(PARTICIPANTS.knows(person, "Robin Northcote", "robin@example.org", null, false, null, 2));

        assertThat(attributes(provider, id).path("full_name").asString()).isEqualTo("Robin Northcote");
        assertThat(row(id).get("version")).isEqualTo(before.get("version"));
        assertThat(row(id).get("updated_at")).isNotEqualTo(before.get("updated_at"));
    }

    @Test
    void whatProvidersDoNotSeeOfAPersonMovesNothing() {
        UUID provider = provider();
        UUID person = UUID.randomUUID();
        var body = application(provider, "npq-headship", "2023a", true);
        body.put("participant", participant(person, null));
        UUID id = received(body);
        var before = row(id);

        hears(PARTICIPANTS.knows(person, "Robin Ashdown", person + "@example.org", "3000001", false, null, 2));

        assertThat(row(id).get("updated_at")).isEqualTo(before.get("updated_at"));
        assertThat(rows("SELECT what FROM application_history WHERE application_id = '" + id + "'")).hasSize(1);
    }

    @Test
    void anOlderStateOfAPersonIsIgnored() {
        UUID provider = provider();
        UUID person = UUID.randomUUID();
        var body = application(provider, "npq-headship", "2023a", true);
        body.put("participant", participant(person, null));
        UUID id = received(body);

        hears(PARTICIPANTS.knows(person, "Robin Newest", null, null, false, null, 5));
        hears(PARTICIPANTS.knows(person, "Robin Older", null, null, false, null, 4));

        assertThat(attributes(provider, id).path("full_name").asString()).isEqualTo("Robin Newest");
    }

    @Test
    void theApplicationsOfARetiredIdMoveToTheSurvivorInWhateverOrderThatIsHeard() {
        UUID provider = provider();
        UUID retired = UUID.randomUUID();
        UUID survivor = UUID.randomUUID();
        var body = application(provider, "npq-headship", "2023a", true);
        body.put("participant", participant(retired, null));
        UUID id = received(body);

        hears(PARTICIPANTS.knows(retired, "Robin Ashdown", null, null, false, survivor, 2));
        assertThat(attributes(provider, id).path("participant_id").asString()).isEqualTo(retired.toString());
        hears(PARTICIPANTS.knows(survivor, "Robin Ashdown-Vale", null, null, false, null, 1));

        assertThat(attributes(provider, id).path("participant_id").asString()).isEqualTo(survivor.toString());
        assertThat(attributes(provider, id).path("full_name").asString()).isEqualTo("Robin Ashdown-Vale");
        assertThat(row(id).get("version")).isEqualTo("2");
    }

    @Test
    void anEnrolmentOfAnEarlierAcceptanceSaysNothingAboutThisOne() {
        UUID provider = provider();
        UUID id = received(application(provider, "npq-headship", "2023a", true));
        accept(provider, id, Map.of()).expectStatus().isOk();
        long since = Long.parseLong(rows("SELECT version FROM application WHERE id = '" + id + "'").getFirst().get("version"));

        hears(PARTICIPANTS.enrols(id, provider, "2023a", "npq-leadership-spring", "withdrawn", since - 1, since));

        assertThat(attributes(provider, id).path("schedule_identifier").asString()).isEqualTo("npq-leadership-autumn");
    }

    @Test
    void aSweepFindsWhatWasHeardButNotShown() {
        UUID provider = provider();
        UUID person = UUID.randomUUID();
        UUID survivor = UUID.randomUUID();
        var body = application(provider, "npq-headship", "2023a", true);
        body.put("participant", participant(person, null));
        UUID id = received(body);
        accept(provider, id, Map.of()).expectStatus().isOk();
        long since = Long.parseLong(rows("SELECT version FROM application WHERE id = '" + id + "'").getFirst().get("version"));
        remembers(PARTICIPANTS.knows(person, "Robin Ashdown", null, null, false, survivor, 2));
        remembers(PARTICIPANTS.knows(survivor, "Robin Survivor", null, null, false, null, 1));
        remembers(PARTICIPANTS.enrols(id, provider, "2023a", "npq-leadership-spring", "deferred", since, since));
        execute("UPDATE person SET copied_at = copied_at - interval '1 min' WHERE id IN ('" + person + "', '" + survivor + "')");
        execute("UPDATE enrolment SET copied_at = copied_at - interval '1 min' WHERE application_id = '" + id + "'");
        assertThat(attributes(provider, id).path("full_name").asString()).isEqualTo("Robin Ashdown");

        sweeps();

        assertThat(attributes(provider, id).path("full_name").asString()).isEqualTo("Robin Survivor");
        assertThat(attributes(provider, id).path("schedule_identifier").asString()).isEqualTo("npq-leadership-spring");
        String behind = "SELECT id FROM person WHERE id IN ('" + person + "', '" + survivor + "') AND shown_version < version";
        assertThat(rows(behind)).isEmpty();
        assertThat(rows("SELECT version FROM enrolment WHERE application_id = '" + id + "' AND shown_version < version")).isEmpty();
    }

    @Test
    void whatIsDeclaredOnAnApplicationIsRememberedInItsNewestState() {
        UUID application = UUID.randomUUID();
        UUID declaration = UUID.randomUUID();
        hears(DECLARATIONS.declares(declaration, application, UUID.randomUUID(), "submitted", 1));
        hears(DECLARATIONS.declares(declaration, application, UUID.randomUUID(), "payable", 3));
        hears(DECLARATIONS.declares(declaration, application, UUID.randomUUID(), "eligible", 2));

        assertThat(rows("SELECT state FROM declaration WHERE application_id = '" + application + "'")).containsExactly(Map.of("state", "payable"));
    }

    @Test
    void applicationsAreCountedByStatus() {
        // the first count is made after the start
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(new String(management().get().uri("/actuator/prometheus").exchange()
                .expectStatus().isOk().expectBody().returnResult().getResponseBody())).contains("milepost_applications{").contains("status=\"pending\""));
    }

    private static Map<String, String> row(UUID id) {
        return rows("SELECT version & 255 AS version, updated_at FROM application WHERE id = '" + id + "'").getFirst();
    }

    /** The newest record of the key that says this. */
    private static String newest(String topic, String key, String saying) {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "isolation.level", "read_committed",
                "auto.offset.reset", "earliest"));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream().map(it -> new TopicPartition(topic, it.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (System.nanoTime() < deadline) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (key.equals(record.key()) && record.value().contains(saying)) {
                        return record.value();
                    }
                }
            }
            throw new AssertionError("nothing on " + topic + " says that " + key + " is " + saying);
        }
    }
}
