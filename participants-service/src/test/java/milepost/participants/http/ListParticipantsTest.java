package milepost.participants.http;

import static milepost.participants.RunningService.hears;
import static milepost.participants.RunningService.operator;
import static milepost.participants.RunningService.person;
import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.participants.RunningService;
import milepost.participants.application.Enrolments;
import milepost.participants.application.FollowApplications;
import milepost.participants.domain.Examples;
import milepost.participants.domain.Examples.Application;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.TrainingStatus;
import milepost.platform.web.Cursor;
import milepost.platform.web.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.util.UriBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

class ListParticipantsTest {

    private static final String PATH = "/api/v3/participants/npq";

    private final LeadProviderId aster = new LeadProviderId(UUID.randomUUID());
    private final LeadProviderId birch = new LeadProviderId(UUID.randomUUID());
    private final List<ParticipantId> participants = new ArrayList<>();

    @BeforeEach
    void fiveParticipantsOfAsterAndOneOfBirch() {
        IntStream.range(0, 6).mapToObj(i -> person("Participant " + i)).forEach(participants::add);
        participants.subList(0, 5).forEach(participant -> hears(application(participant).accepted(SEPTEMBER, AUTUMN).at(1)));
        hears(application(participants.get(5)).with(birch).accepted(SEPTEMBER, AUTUMN).at(1));
    }

    @Test
    void aProviderListsItsOwnParticipantsInTheOrderInWhichTheyBecameKnown() {
        assertThat(ids(list(""))).containsExactlyElementsOf(named(0, 1, 2, 3, 4));
        assertThat(ids(listed(birch, ""))).containsExactlyElementsOf(named(5));
        assertThat(ids(listed(new LeadProviderId(UUID.randomUUID()), ""))).isEmpty();
    }

    @Test
    void theOrderCanBeTurnedAndFollowTheLatestChange() {
        operator("intake").put().uri("/operator/v1/participants/" + participants.get(1)).bodyValue(Map.of("full_name", "Changed")).exchange();

        assertThat(ids(list("?sort=-created_at"))).containsExactlyElementsOf(named(4, 3, 2, 1, 0));
        assertThat(ids(list("?sort=updated_at"))).containsExactlyElementsOf(named(0, 2, 3, 4, 1));
        assertThat(ids(list("?sort=-updated_at"))).startsWith(participants.get(1).toString());
        assertThat(ids(list("?sort=-created_at,updated_at"))).as("of two keys the first counts").containsExactlyElementsOf(named(4, 3, 2, 1, 0));
    }

    @Test
    void numberedPagesAndCursorsComeToTheSameEndWithoutGapOrRepetition() {
        for (var sort : List.of("created_at", "-created_at", "updated_at", "-updated_at")) {
            assertThat(following("?page[per_page]=2&sort=" + sort)).as(sort).containsExactlyElementsOf(ids(list("?sort=" + sort)));
            var last = sort.startsWith("-") ? new Cursor(Instant.parse("2999-01-01T00:00:00Z"), new UUID(-1, -1))
                    : new Cursor(Instant.EPOCH, new UUID(0, 0));
            assertThat(following("?page[per_page]=2&sort=" + sort + "&page[after]=" + last.text())).as(sort + " by cursor")
                    .containsExactlyElementsOf(ids(list("?sort=" + sort)));
        }
        assertThat(ids(list("?page[page]=9"))).isEmpty();
    }

    @Test
    void whatChangedSinceIncludesTheMomentItself() {
        var before = list("?sort=-updated_at").path("data").path(0).path("attributes").path("updated_at").asString();

        assertThat(ids(list("?filter[updated_since]=" + before))).contains(participants.get(4).toString());
        assertThat(ids(list("?filter[updated_since]=2999-01-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void aStatusFilterShowsOnlyTheMatchingEnrolments() {
        var second = application(participants.get(0)).forCourse("npq-senco").accepted(OCTOBER, AUTUMN);
        hears(second.at(1));
        defer(second);

        var deferred = list("?filter[training_status]=deferred").path("data");
        assertThat(deferred).hasSize(1);
        assertThat(deferred.path(0).path("attributes").path("npq_enrolments")).singleElement()
                .satisfies(enrolment -> assertThat(enrolment.path("course_identifier").asString()).isEqualTo("npq-senco"));
        assertThat(list("?filter[training_status]=active").path("data").path(0).path("attributes").path("npq_enrolments")).hasSize(1);
        assertThat(list("").path("data").path(0).path("attributes").path("npq_enrolments")).hasSize(2);
        assertThat(ids(list("?filter[training_status]=withdrawn"))).isEmpty();
    }

    @Test
    void aParticipantIsFoundByAFormerId() {
        var former = UUID.randomUUID();
        RunningService.execute("INSERT INTO id_change VALUES ('%1$s', '%2$s', '%1$s', now())".formatted(participants.get(2), former));

        assertThat(ids(list("?filter[from_participant_id]=" + former))).containsExactlyElementsOf(named(2));
        assertThat(ids(listed(birch, "?filter[from_participant_id]=" + former))).isEmpty();
        assertThat(ids(list("?filter[from_participant_id]=nobody"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"?filter[training_status]=retired, 422", "?filter[updated_since]=yesterday, 400", "?filter=abc, 400", "?sort=full_name, 400",
            "?page[page]=0, 400", "?page[per_page]=x, 400", "?page[after]=x, 400"})
    void parametersThatMeanNothingAreRefused(String query, int status) {
        RunningService.as(aster).get().uri(server -> address(server, uri(query))).exchange().expectStatus().isEqualTo(status).expectBody().jsonPath("$.errors[0].code").exists();
    }

    @Test
    void aListSaysUpToWhenItIsCompleteAndIsNotKept() {
        RunningService.as(aster).get().uri(PATH).exchange().expectStatus().isOk()
                .expectHeader().valueEquals("Cache-Control", "no-store")
                .expectBody().jsonPath("$.meta.complete_until").exists().jsonPath("$.links.next").isEqualTo(null);
    }

    private Application application(ParticipantId participant) {
        return Examples.application(UUID.randomUUID().toString()).of(participant).with(aster);
    }

    private static void defer(Application application) {
        var enrolments = RunningService.bean(Enrolments.class);
        enrolments.find(application.id())
                .flatMap(stored -> enrolments.store(Examples.moved(stored.enrolment(), TrainingStatus.DEFERRED, OCTOBER, "other"), stored.recorded()))
                .then(RunningService.bean(FollowApplications.class).converge(application.id()))
                .as(RunningService.bean(TransactionalOperator.class)::transactional).block();
    }

    private List<String> named(Integer... numbers) {
        return Stream.of(numbers).map(participants::get).map(ParticipantId::toString).toList();
    }

    private List<String> following(String query) {
        var found = new ArrayList<String>();
        var page = list(query);
        while (true) {
            assertThat(ids(page).size()).isLessThanOrEqualTo(2);
            found.addAll(ids(page));
            if (page.path("links").path("next").isNull()) {
                return found;
            }
            page = read(aster, URI.create(page.path("links").path("next").asString()));
        }
    }

    private static List<String> ids(JsonNode list) {
        return list.path("data").valueStream().map(entry -> entry.path("id").asString()).toList();
    }

    private JsonNode list(String query) {
        return listed(aster, query);
    }

    private static JsonNode listed(LeadProviderId provider, String query) {
        return read(provider, uri(query));
    }

    private static JsonNode read(LeadProviderId provider, URI uri) {
        return Json.mapper().readTree(RunningService.as(provider).get().uri(relative -> address(relative, uri)).exchange().expectStatus().isOk().expectBody().returnResult().getResponseBody());
    }

    /** On the server of the client, and encoded once. */
    private static URI address(UriBuilder server, URI uri) {
        return URI.create(server.build().toString().replaceAll("/$", "") + uri);
    }

    private static URI uri(String query) {
        return UriComponentsBuilder.fromUriString(PATH + query).encode().build().toUri();
    }
}
