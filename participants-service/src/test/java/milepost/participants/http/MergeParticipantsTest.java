package milepost.participants.http;

import static milepost.participants.RunningService.hears;
import static milepost.participants.RunningService.operator;
import static milepost.participants.RunningService.peer;
import static milepost.participants.RunningService.person;
import static milepost.participants.RunningService.rows;
import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.participants.RunningService;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.domain.Examples;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.TrainingStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class MergeParticipantsTest {

    @Test
    void theEnrolmentsGoToTheSurvivorAndEveryProviderSeesTheChangeOfIdNewestFirst() {
        var retired = Trainee.started();
        var survivor = Trainee.started();
        var first = person("A Bell");
        merge(operator(OCTOBER), first, retired.participant()).expectStatus().isOk();

        merge(operator(NOVEMBER), retired.participant(), survivor.participant()).expectStatus().isOk().expectBody()
                .jsonPath("$.id").isEqualTo(survivor.participant().toString())
                .jsonPath("$.participant_id_changes[0].from_participant_id").isEqualTo(retired.participant().toString())
                .jsonPath("$.participant_id_changes[1].from_participant_id").isEqualTo(first.toString());

        for (var provider : List.of(retired.provider(), survivor.provider())) {
            var seen = new Trainee(survivor.participant(), provider, survivor.application());
            assertThat(seen.shown().path("npq_enrolments")).hasSize(1);
            assertThat(seen.shown().path("participant_id_changes").path(0).path("changed_at").asString()).isEqualTo("2024-11-04T08:30:00Z");
            for (var former : List.of(retired.participant(), first)) {
                get(provider, former).expectStatus().isEqualTo(410).expectBody()
                        .jsonPath("$.errors[0].participant_id_changes.length()").isEqualTo(2);
                assertThat(listed(provider, former.toString())).contains(survivor.participant().toString());
            }
            assertThat(listed(provider, "")).doesNotContain("\"id\":\"" + retired.participant());
        }
        get(new LeadProviderId(UUID.randomUUID()), retired.participant()).expectStatus().isNotFound();
        assertThat(retired.enrolment().participant()).isEqualTo(survivor.participant());
    }

    /** Decision A15. */
    @ParameterizedTest
    @ValueSource(strings = {"defer", "resume", "withdraw", "change-schedule"})
    void aCommandOnARetiredIdNamesTheNewOneToWhoeverSeesTheSurvivor(String action) {
        var retired = Trainee.started();
        var survivor = Trainee.started();
        merge(operator("intake"), retired.participant(), survivor.participant()).expectStatus().isOk();

        for (var provider : List.of(retired.provider(), survivor.provider())) {
            retired.put(RunningService.as(provider), action, Trainee.body()).expectStatus().isEqualTo(422).expectBody()
                    .jsonPath("$.errors[0].title").isEqualTo("participant_id")
                    .jsonPath("$.errors[0].code").isEqualTo("participant_id_changed")
                    .jsonPath("$.errors[0].meta.participant_id").isEqualTo(survivor.participant().toString());
        }
        retired.put(RunningService.as(new LeadProviderId(UUID.randomUUID())), action, Trainee.body()).expectStatus().isNotFound();
        operator("intake").put().uri("/operator/v1/participants/" + retired.participant()).bodyValue(Map.of("full_name", "Ada")).exchange()
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].meta.participant_id").isEqualTo(survivor.participant().toString());
    }

    @Test
    void mergingAgainIsAnsweredWithTheSurvivorAndLeavesNoTrace() {
        var retired = Trainee.started();
        var survivor = person("Ada Bell");
        merge(operator("intake"), retired.participant(), survivor).expectStatus().isOk();
        var before = traces(retired, survivor);

        merge(operator("intake"), retired.participant(), survivor).expectStatus().isOk().expectBody().jsonPath("$.id").isEqualTo(survivor.toString());

        assertThat(traces(retired, survivor)).isEqualTo(before);
        assertThat(rows("SELECT actor, reason::text AS reason FROM audit WHERE action = 'participant_merged' AND subject_id = '" + retired.participant() + "'"))
                .singleElement().satisfies(row -> assertThat(row.get("reason")).asString().contains(survivor.toString()));
    }

    @Test
    void whatIsNoMergeIsRefused() {
        var ada = person("Ada Bell");
        var twin = person("Ada B");
        var other = person("A Bell");
        merge(operator("intake"), twin, ada).expectStatus().isOk();

        refused(merge(operator("intake"), ada, ada), "merge_into_itself");
        refused(merge(operator("intake"), other, new ParticipantId(UUID.randomUUID())), "merge_into_unknown");
        refused(merge(operator("intake"), ada, twin), "merge_into_retired");
        refused(merge(operator("intake"), other, twin), "merge_into_retired");
        refused(merge(operator("intake"), twin, other), "participant_already_merged");
        merge(operator("intake"), new ParticipantId(UUID.randomUUID()), ada).expectStatus().isNotFound();
        operator("intake").post().uri("/operator/v1/participants/" + other + "/merge").bodyValue(Map.of()).exchange()
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].source.pointer").isEqualTo("/into");
    }

    @Test
    void onlyIntakeMayMerge() {
        var ada = person("Ada Bell");
        var twin = person("Ada B");

        for (var client : List.of(operator("finance"), RunningService.as(Examples.ASTER), peer())) {
            merge(client, twin, ada).expectStatus().isForbidden();
        }
        assertThat(rows("SELECT 1 AS one FROM person WHERE id = '" + twin + "' AND retired_into IS NULL")).hasSize(1);
    }

    @Test
    void theAddressOfARetiredPersonIsOutOfSightAndFreeForOthers() {
        var ada = person("Ada Bell");
        var twin = person("Ada B");
        var address = twin + "@example.org";
        merge(operator("intake"), twin, ada).expectStatus().isOk();

        operator("intake").get().uri("/operator/v1/participants/" + twin).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.email").isEqualTo(null).jsonPath("$.retired_into").isEqualTo(ada.toString());
        peer().get().uri("/internal/snapshots/participants?ids=" + twin).exchange().expectBody()
                .jsonPath("$.snapshots[0].payload.email").isEqualTo(null)
                .jsonPath("$.snapshots[0].payload.retired_into").isEqualTo(ada.toString());
        peer().post().uri("/internal/participants/resolve").bodyValue(Map.of("full_name", "Ben Carr", "email", address)).exchange()
                .expectStatus().isOk().expectBody().jsonPath("$.snapshot.key").value(String.class,
                        id -> assertThat(id).isNotIn(ada.toString(), twin.toString()));
    }

    @Test
    void enrolmentsAskedForUnderARetiredIdAreTheSurvivors() {
        var retired = Trainee.started();
        var survivor = person("Ada Bell");
        merge(operator("intake"), retired.participant(), survivor).expectStatus().isOk();

        peer().get().uri("/internal/snapshots/enrolments?participant_id=" + retired.participant()).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.snapshots[0].key").isEqualTo(retired.application().id().toString())
                .jsonPath("$.snapshots[0].payload.participant_id").isEqualTo(survivor.toString());
    }

    @Test
    void twoEnrolmentsOnOneCourseAreReportedAfterAMerge() {
        var retired = Trainee.started();
        var survivor = Trainee.started();
        merge(operator("intake"), retired.participant(), survivor.participant()).expectStatus().isOk();

        assertThat(worklist())
                .contains("two_live_enrolments", survivor.participant().toString(), retired.application().id().toString());
    }

    @Test
    void trainingRecordsGoToTheSurvivorAndTwoInOneRoleAreReportedUntilOneEndsInAWithdrawal() {
        var first = Registration.teacher();
        var second = Registration.teacher();
        var retired = first.taken();
        var survivor = second.taken();

        merge(operator(NOVEMBER), new ParticipantId(UUID.fromString(retired.id())), new ParticipantId(UUID.fromString(survivor.id())))
                .expectStatus().isOk();

        for (var provider : List.of(first.leadProvider(), second.leadProvider())) {
            survivor.seenBy(provider).expectStatus().isOk().expectBody()
                    .jsonPath("$.data.attributes.participant_id_changes[0].from_participant_id").isEqualTo(retired.id())
                    .jsonPath("$.data.attributes.ecf_enrolments.length()").isEqualTo(1);
            retired.seenBy(provider).expectStatus().isEqualTo(410);
        }
        assertThat(retired.record().participant()).hasToString(survivor.id());
        peer().get().uri("/internal/snapshots/enrolments?family=ecf&participant_id=" + retired.id()).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.snapshots.length()").isEqualTo(2)
                .jsonPath("$.snapshots[0].payload.participant_id").isEqualTo(survivor.id());
        assertThat(worklist()).contains("two_training_records", survivor.id(), retired.recordId(), survivor.recordId());

        var stored = retired.stored();
        RunningService.bean(TrainingRecords.class).store(stored.record().moved(stored.record().stretches().getLast(), TrainingStatus.WITHDRAWN,
                "other", NOVEMBER), stored.recorded()).block();
        assertThat(worklist()).doesNotContain(retired.recordId());
    }

    @Test
    void whoeverTheRetiredOneMentoredIsMentoredByTheSurvivor() {
        var survivor = person("Grace Moss");
        var retired = person("G Moss");
        var registration = Registration.teacher().with("mentor_id", retired.toString());
        var taken = registration.taken();

        merge(operator(NOVEMBER), retired, survivor).expectStatus().isOk();

        taken.seenBy(registration.leadProvider()).expectStatus().isOk().expectBody()
                .jsonPath("$.data.attributes.ecf_enrolments[0].mentor_id").isEqualTo(survivor.toString());
        peer().get().uri("/internal/snapshots/enrolments?ids=" + taken.recordId()).exchange().expectBody()
                .jsonPath("$.snapshots[0].payload.periods[*].mentor_id").isEqualTo(List.of(survivor.toString()));
    }

    /** Whatever comes first: the retired id is nobody's, and every enrolment is the survivor's. */
    @Test
    void mergesRaceWithRecordsAndCommandsAndTheSurvivorHasItAll() throws Exception {
        var retired = Trainee.started();
        var survivor = person("Ada Bell");
        var late = IntStream.range(0, 8).mapToObj(_ -> Examples.application(UUID.randomUUID().toString()).of(retired.participant())
                .with(retired.provider())).toList();
        var work = Stream.concat(late.stream().<Callable<Integer>>map(application -> () -> {
            hears(application.accepted(SEPTEMBER, AUTUMN).at(1));
            return 200;
        }), Stream.of(() -> status(merge(operator("intake"), retired.participant(), survivor)), () -> status(retired.defer("other")),
                () -> status(merge(operator("intake"), retired.participant(), survivor)))).toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(work).stream().map(Future::resultNow).toList()).allMatch(status -> status == 200 || status == 422);
        }

        assertThat(rows("SELECT id FROM enrolment WHERE participant_id = '" + survivor + "' AND live")).hasSize(late.size() + 1);
        assertThat(rows("SELECT id FROM enrolment WHERE participant_id = '" + retired.participant() + "'")).isEmpty();
        assertThat(new Trainee(survivor, retired.provider(), retired.application()).shown().path("npq_enrolments")).hasSize(late.size() + 1);
        get(retired.provider(), retired.participant()).expectStatus().isEqualTo(410);
    }

    private static String worklist() {
        return operator("finance").get().uri("/operator/v1/worklist").exchange().expectBody(String.class).returnResult().getResponseBody();
    }

    private static List<Map<String, Object>> traces(Trainee retired, ParticipantId survivor) {
        return rows("""
                SELECT (SELECT array_agg(version ORDER BY id) FROM person WHERE id IN ('%1$s', '%2$s')) AS persons,
                       (SELECT version FROM enrolment WHERE id = '%3$s') AS enrolment,
                       (SELECT max(updated_at) FROM participant_document WHERE participant_id = '%2$s') AS document
                """.formatted(retired.participant(), survivor, retired.application().id()));
    }

    private static void refused(ResponseSpec answer, String code) {
        answer.expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].code").isEqualTo(code);
    }

    private static int status(ResponseSpec answer) {
        return answer.returnResult(String.class).getStatus().value();
    }

    private static ResponseSpec merge(WebTestClient client, ParticipantId id, ParticipantId into) {
        return client.post().uri("/operator/v1/participants/" + id + "/merge").bodyValue(Map.of("into", into.value())).exchange();
    }

    private static ResponseSpec get(LeadProviderId provider, ParticipantId id) {
        return RunningService.as(provider).get().uri("/api/v3/participants/npq/" + id).exchange();
    }

    private static String listed(LeadProviderId provider, String former) {
        return RunningService.as(provider).get().uri("/api/v3/participants/npq?filter[from_participant_id]={former}", former).exchange()
                .expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
    }
}
