package milepost.applications.http;

import static milepost.applications.Offered.application;
import static milepost.applications.Offered.attributes;
import static milepost.applications.Offered.json;
import static milepost.applications.Offered.participant;
import static milepost.applications.Offered.provider;
import static milepost.applications.Offered.received;
import static milepost.applications.RunningService.PARTICIPANTS;
import static milepost.applications.RunningService.operator;
import static milepost.applications.RunningService.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** {@code POST /operator/v1/applications/import}: many at once, all of them or none. */
class ImportApplicationsTest {

    private final UUID provider = provider();

    @Test
    void eachIsReceivedAsIfItHadComeAloneAndAnsweredInItsPlace() {
        var wanted = some(3);

        assertThat(created(imported(wanted))).containsExactly(true, true, true);

        assertThat(ids(imported(wanted))).containsExactlyElementsOf(wanted.stream().map(ImportApplicationsTest::id).toList());
        var alone = application(provider, "npq-headship", "2024a", null);
        var expected = attributes(provider, received(alone)).toString().replaceAll("\"20\\d\\d-[^\"]*\"", "NOW").replace(person(alone), "PERSON");
        assertThat(wanted).allSatisfy(each -> assertThat(attributes(provider, UUID.fromString(id(each))).toString()
                .replaceAll("\"20\\d\\d-[^\"]*\"", "NOW").replace(person(each), "PERSON")).isEqualTo(expected));
        assertThat(rows("SELECT action FROM audit WHERE subject_id = ANY ('{%s}')".formatted(String.join(",", wanted.stream().map(ImportApplicationsTest::id).toList()))))
                .containsOnly(Map.of("action", "application_received")).hasSize(3);
    }

    @Test
    void whatIsThereAlreadyIsARepetition() {
        var wanted = some(3);
        received(wanted.get(1));

        assertThat(created(imported(wanted))).containsExactly(true, false, true);
        assertThat(created(imported(wanted))).containsExactly(false, false, false);

        assertThat(stored(wanted)).isEqualTo(3);
    }

    @Test
    void oneThatComesTwiceInAListIsReceivedOnceAndAnotherUnderItsIdIsRefused() {
        var one = application(provider, "npq-headship", "2024a", null);
        assertThat(created(imported(List.of(one, one)))).containsExactly(true, false);

        var fresh = application(provider, "npq-headship", "2024a", null);
        assertThat(refused(List.of(fresh, with(fresh, "cohort", "2023a")))).containsExactly("/1/id application_exists");
        assertThat(stored(List.of(fresh))).isZero();
    }

    @Test
    void whereOneIsRefusedNoneIsReceivedAndNobodyAskedAbout() {
        var wanted = List.of(application(provider, "npq-headship", "2024a", null), application(provider, "npq-senco", "2024a", null),
                application(UUID.randomUUID(), "npq-headship", "2019a", null));

        int asked = PARTICIPANTS.timesAskedDuring(() -> assertThat(refused(wanted)).containsExactly("/1/course_identifier course_not_offered",
                "/2/lead_provider_id lead_provider_unknown", "/2/cohort cohort_unknown"));

        assertThat(asked).isZero();
        assertThat(stored(wanted)).isZero();
    }

    @Test
    void everythingThatIsWrongWithAnyIsToldAtOnce() {
        var wanted = List.of(with(application(provider, "npq-headship", "2024a", null), "cohort", "soon"),
                application(provider, "npq-headship", "2024a", null),
                with(application(provider, "npq-headship", "2024a", null), "participant", Map.of("trn", "12")));

        assertThat(refused(wanted)).containsExactly("/0/cohort not_allowed", "/2/participant/full_name required", "/2/participant/trn trn_invalid");
        assertThat(refused(List.of(with(wanted.get(1), "favourite_colour", "blue")))).containsExactly("/0/favourite_colour unknown_field");
    }

    @Test
    void whoAppliesTwiceIsOnePerson() {
        UUID person = UUID.randomUUID();
        var twice = List.of(with(application(provider, "npq-headship", "2023a", true), "participant", participant(person, null)),
                with(application(provider, "npq-headship", "2024a", null), "participant", participant(person, null)));

        assertThat(created(imported(twice))).containsExactly(true, true);

        assertThat(twice).allSatisfy(each -> assertThat(attributes(provider, UUID.fromString(id(each))).path("participant_id").asString())
                .isEqualTo(person.toString()));
    }

    @Test
    void listsOfTheSamePeopleInOneBreathNeitherDeadlockNorReceiveAnythingTwice() throws Exception {
        var people = IntStream.range(0, 8).mapToObj(_ -> participant(UUID.randomUUID(), null)).toList();
        var lists = IntStream.range(0, 8).mapToObj(turn -> {
            var rotated = new ArrayList<>(people);
            Collections.rotate(rotated, turn);
            return rotated.stream().map(each -> with(application(provider, "npq-headship", "2024a", null), "participant", each)).toList();
        }).toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(lists.stream().<Callable<JsonNode>>map(list -> () -> imported(list)).toList());
            assertThat(answers.stream().map(Future::resultNow)).allSatisfy(answer -> assertThat(created(answer)).hasSize(8).containsOnly(true));
        }
        assertThat(stored(lists.stream().flatMap(List::stream).toList())).isEqualTo(64);
    }

    @Test
    void aHundredAreReceivedAndNeitherMoreNorNone() {
        var many = some(101);

        assertThat(refused(many)).containsExactly(" wrong_length");
        assertThat(refused(List.of())).containsExactly(" wrong_length");
        assertThat(created(imported(many.subList(0, 100)))).hasSize(100);
    }

    @Test
    void withoutParticipantsServiceAnImportIsUnavailableAndLeavesNoTrace() {
        var wanted = some(2);

        PARTICIPANTS.downDuring(() -> post(wanted).expectStatus().isEqualTo(503).expectHeader().exists("Retry-After"));

        assertThat(stored(wanted)).isZero();
    }

    @Test
    void itNeedsTheScopeOfIntake() {
        operator("catalogue").post().uri("/operator/v1/applications/import").bodyValue(some(1)).exchange().expectStatus().isForbidden()
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("scope_missing");
    }

    private List<Map<String, @Nullable Object>> some(int number) {
        return Stream.generate(() -> application(provider, "npq-headship", "2024a", null)).limit(number).toList();
    }

    private static Map<String, @Nullable Object> with(Map<String, @Nullable Object> body, String field, Object value) {
        Map<String, @Nullable Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    private static WebTestClient.ResponseSpec post(List<Map<String, @Nullable Object>> wanted) {
        return operator("intake").post().uri("/operator/v1/applications/import").bodyValue(wanted).exchange();
    }

    private static JsonNode imported(List<Map<String, @Nullable Object>> wanted) {
        return json(post(wanted).expectStatus().isOk()).path("applications");
    }

    private static List<Boolean> created(JsonNode applications) {
        return applications.valueStream().map(each -> each.path("created").booleanValue()).toList();
    }

    private static List<String> ids(JsonNode applications) {
        return applications.valueStream().map(each -> each.path("id").asString()).toList();
    }

    /** Where each error is and what it is. */
    private static List<String> refused(List<Map<String, @Nullable Object>> wanted) {
        return json(post(wanted).expectStatus().isEqualTo(422)).path("errors").valueStream()
                .map(error -> error.path("source").path("pointer").asString() + " " + error.path("code").asString()).toList();
    }

    private static int stored(List<Map<String, @Nullable Object>> wanted) {
        return rows("SELECT id FROM application WHERE id = ANY ('{%s}')"
                .formatted(String.join(",", wanted.stream().map(ImportApplicationsTest::id).toList()))).size();
    }

    private static String id(Map<String, @Nullable Object> body) {
        return String.valueOf(body.get("id"));
    }

    private static String person(Map<String, @Nullable Object> body) {
        return Json.exact().valueToTree(body).path("participant").path("id").asString();
    }
}
