package milepost.participants.http;

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
import milepost.participants.RunningService;
import milepost.participants.domain.Examples;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class ResolvePersonTest {

    private static int numbers = 2_000_000;

    @Test
    void aNewApplicantBecomesAPersonThatIsPublished() {
        var snapshot = resolved(applicant("Ada Bell", mail(), trn(), true));

        assertThat(snapshot.path("topic").asString()).isEqualTo("milepost.participants");
        assertThat(snapshot.path("type").asString()).isEqualTo("milepost.participant.v1");
        assertThat(snapshot.path("version").asLong()).isPositive();
        assertThat(snapshot.path("payload").path("id").asString()).isEqualTo(snapshot.path("key").asString());
        assertThat(snapshot.path("payload").path("full_name").asString()).isEqualTo("Ada Bell");
    }

    @Test
    void aKnownIdIsThatPersonWhateverElseIsSaid() {
        var known = id(resolved(applicant("Ada Bell", mail(), trn(), true)));

        var again = resolved(with(applicant("Somebody Else", mail(), trn(), true), "id", known));

        assertThat(id(again)).isEqualTo(known);
    }

    @Test
    void withoutAnIdAVerifiedNumberDecidesBeforeTheAddress() {
        var trn = trn();
        var mail = mail();
        var byNumber = id(resolved(applicant("Ada Bell", mail(), trn, true)));
        id(resolved(applicant("Ben Carr", mail, null, null)));

        assertThat(id(resolved(applicant("Ada Bell", mail, trn, true)))).isEqualTo(byNumber);
    }

    @Test
    void anUnverifiedNumberMatchesNobody() {
        var trn = trn();
        var known = id(resolved(applicant("Ada Bell", mail(), trn, true)));

        assertThat(id(resolved(applicant("Ada Bell", mail(), trn, false)))).isNotEqualTo(known);
    }

    @Test
    void anAddressMatchesInAnyCase() {
        var mail = mail();
        var known = id(resolved(applicant("Ada Bell", mail, null, null)));

        assertThat(id(resolved(applicant("Ada Bell", mail.toUpperCase(), null, null)))).isEqualTo(known);
    }

    @Test
    void anExplicitUnknownIdMakesANewPersonEvenForAKnownNumber() {
        var trn = trn();
        var mail = mail();
        var known = id(resolved(applicant("Ada Bell", mail, trn, true)));
        var wanted = UUID.randomUUID().toString();

        var duplicate = with(applicant("Ada Bell", mail, trn, true), "id", wanted);

        assertThat(id(resolved(duplicate))).isEqualTo(wanted);
        assertThat(id(resolved(duplicate))).isEqualTo(wanted);
        assertThat(id(resolved(applicant("Ada Bell", mail(), trn, true)))).isEqualTo(known);
    }

    @Test
    void intakeNeverChangesAMatchedPerson() {
        var trn = trn();
        var before = resolved(applicant("Ada Bell", mail(), trn, true));

        var after = resolved(applicant("Another Name", mail(), trn, true));

        assertThat(after).isEqualTo(before);
    }

    @Test
    void twentyConcurrentIntakesOfOnePersonFindOnePerson() throws Exception {
        var trn = trn();
        var mail = mail();
        var callers = IntStream.range(0, 20).<Callable<String>>mapToObj(i -> () -> id(resolved(
                applicant("Ada Bell " + i, mail, trn, true)))).toList();

        assertThat(distinct(callers)).hasSize(1);
        assertThat(RunningService.rows("SELECT id FROM person WHERE trn = '" + trn + "'")).hasSize(1);
    }

    @Test
    void crossedKeysInOneBreathNeitherDeadlockNorMakeStrangers() throws Exception {
        var numbers = List.of(trn(), trn());
        var mails = List.of(mail(), mail());
        var first = id(resolved(applicant("Ada Bell", mails.get(0), numbers.get(0), true)));
        var second = id(resolved(applicant("Ben Carr", mails.get(1), numbers.get(1), true)));
        var callers = IntStream.range(0, 20).<Callable<String>>mapToObj(i -> () -> id(resolved(
                applicant("Crossed", mails.get((i + 1) % 2), numbers.get(i % 2), true)))).toList();

        assertThat(distinct(callers)).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void aRetiredIdIsItsSurvivor() {
        var survivor = id(resolved(applicant("Ada Bell", mail(), null, null)));
        var retired = id(resolved(applicant("Ada Bell", mail(), null, null)));
        RunningService.execute("UPDATE person SET retired_into = '%s' WHERE id = '%s'".formatted(survivor, retired));

        assertThat(id(resolved(with(applicant("Ada Bell", null, null, null), "id", retired)))).isEqualTo(survivor);
    }

    @Test
    void badParticularsAreRefusedAllAtOnce() {
        post(RunningService.peer(), applicant(" ", "no address", "12", true))
                .expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[*].code").isEqualTo(List.of("full_name_missing", "email_invalid", "trn_invalid"));
    }

    @Test
    void severalAreAnsweredInTheirOrderAndWhoIsNamedTwiceIsOnePerson() {
        var mail = mail();
        var known = id(resolved(applicant("Ada Bell", mail(), trn(), true)));

        var people = people(List.of(applicant("Ben Carr", mail, null, null), with(applicant("Ada Bell", null, null, null), "id", known),
                applicant("Ben Carr", mail.toUpperCase(), null, null)));

        assertThat(people).hasSize(3);
        assertThat(people.get(0)).isEqualTo(people.get(2)).isEqualTo(resolved(applicant("Ben Carr", mail, null, null)));
        assertThat(id(people.get(1))).isEqualTo(known);
        assertThat(RunningService.rows("SELECT id FROM person WHERE email = '" + mail + "'")).hasSize(1);
    }

    @Test
    void whereOneOfSeveralIsRefusedNobodyBecomesKnown() {
        var mail = mail();

        all(RunningService.peer(), List.of(applicant("Ben Carr", mail, null, null), applicant("Ada Bell", "no address", "12", true)))
                .expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[*].code").isEqualTo(List.of("email_invalid", "trn_invalid"))
                .jsonPath("$.errors[*].meta.applicant").isEqualTo(List.of(1, 1));

        assertThat(RunningService.rows("SELECT id FROM person WHERE email = '" + mail + "'")).isEmpty();
    }

    @Test
    void listsWithCrossedKeysInOneBreathNeitherDeadlockNorMakeStrangers() throws Exception {
        var mails = IntStream.range(0, 10).mapToObj(_ -> mail()).toList();
        var callers = IntStream.range(0, 12).<Callable<List<String>>>mapToObj(i -> () -> {
            var mine = new ArrayList<>(mails);
            Collections.rotate(mine, i);
            return people(mine.stream().map(mail -> applicant("Somebody", mail, null, null)).toList()).stream().map(ResolvePersonTest::id).sorted().toList();
        }).toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(callers).stream().map(Future::resultNow).distinct()).singleElement()
                    .satisfies(ids -> assertThat(ids).doesNotHaveDuplicates().hasSize(10));
        }
    }

    @Test
    void onlyServicesAndIntakeMayAsk() {
        post(RunningService.operator("intake"), applicant("Ada Bell", mail(), null, null)).expectStatus().isOk();

        post(RunningService.operator("finance"), applicant("Ada Bell", mail(), null, null)).expectStatus().isNotFound();
        post(RunningService.as(Examples.ASTER), applicant("Ada Bell", mail(), null, null)).expectStatus().isNotFound();
        all(RunningService.operator("finance"), List.of(applicant("Ada Bell", mail(), null, null))).expectStatus().isNotFound();
        all(RunningService.as(Examples.ASTER), List.of(applicant("Ada Bell", mail(), null, null))).expectStatus().isNotFound();
    }

    private static List<String> distinct(List<Callable<String>> callers) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(callers).stream().map(Future::resultNow).distinct().toList();
        }
    }

    private static JsonNode resolved(Map<String, Object> applicant) {
        var body = post(RunningService.peer(), applicant).expectStatus().isOk().expectBody().returnResult().getResponseBody();
        return Json.exact().readTree(body).path("snapshot");
    }

    private static List<JsonNode> people(List<Map<String, Object>> applicants) {
        var body = all(RunningService.peer(), applicants).expectStatus().isOk().expectBody().returnResult().getResponseBody();
        return Json.exact().readTree(body).path("people").valueStream().map(answer -> answer.path("snapshot")).toList();
    }

    private static WebTestClient.ResponseSpec all(WebTestClient client, List<Map<String, Object>> applicants) {
        return client.post().uri("/internal/participants/resolve-all").bodyValue(applicants).exchange();
    }

    private static WebTestClient.ResponseSpec post(WebTestClient client, Map<String, Object> applicant) {
        return client.post().uri("/internal/participants/resolve").bodyValue(applicant).exchange();
    }

    private static String id(JsonNode snapshot) {
        return snapshot.path("key").asString();
    }

    private static Map<String, Object> applicant(String name, @Nullable String mail, @Nullable String trn, @Nullable Boolean verified) {
        var applicant = new HashMap<String, Object>(Map.of("full_name", name, "date_of_birth", "1985-02-01"));
        Stream.of(Map.entry("email", mail == null ? "" : mail), Map.entry("trn", trn == null ? "" : trn))
                .filter(entry -> !entry.getValue().isEmpty()).forEach(entry -> applicant.put(entry.getKey(), entry.getValue()));
        return verified == null ? applicant : with(applicant, "trn_verified", verified);
    }

    private static Map<String, Object> with(Map<String, Object> applicant, String field, Object value) {
        applicant.put(field, value);
        return applicant;
    }

    private static String mail() {
        return "p" + UUID.randomUUID() + "@example.org";
    }

    private static synchronized String trn() {
        return String.valueOf(numbers++);
    }
}
