package milepost.participants.http.ecf;

import static milepost.participants.domain.Examples.OCTOBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.participants.RunningService;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.Person;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.ecf.Histories;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.platform.web.Cursor;
import milepost.platform.web.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** How lists of ECF participants are narrowed, ordered and paged in each version. */
class ListEcfParticipantsTest {

    private static final String V3 = "/api/v3/participants/ecf";
    private static final String V1 = "/api/v1/participants/ecf";

    private final Trained aster = Trained.byANewProvider();
    private final List<Person> people = new ArrayList<>();

    /** The second is deferred, the third of an earlier cohort. */
    @BeforeEach
    void fourTeachers() {
        Stream.of("Ada Bell", "Ben Carr", "Cat Dorn", "Dan Eads").map(aster::teacher).forEach(people::add);
        defer(1);
        var third = record(2);
        Trained.keep(third.rescheduled(third.stretches().getLast(), new Cohort("2021a"), Histories.STANDARD, Trained.SINCE));
    }

    @Test
    void peopleComeInTheOrderInWhichTheyCameOrChanged() {
        assertThat(aster.ids(V3)).isEqualTo(named(0, 1, 2, 3));
        assertThat(aster.ids(V3 + "?sort=-created_at")).isEqualTo(named(3, 2, 1, 0));
        assertThat(aster.ids(V3 + "?sort=updated_at")).isEqualTo(named(0, 3, 1, 2));
        assertThat(aster.ids(V3 + "?sort=-updated_at")).isEqualTo(named(2, 1, 3, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/participants/ecf", "/api/v2/participants/ecf", "/api/v1/participants", "/api/v2/participants"})
    void rowsComeInTheOrderInWhichTheyCameAndWhoAsksForChangesGetsThemAsTheyHappened(String path) {
        assertThat(aster.ids(path)).isEqualTo(named(0, 1, 2, 3));
        assertThat(aster.ids(path + "?filter[updated_since]=2020-01-01T00:00:00Z")).isEqualTo(named(0, 3, 1, 2));
        assertThat(aster.ids(path + "?sort=-created_at&filter[training_status]=deferred")).as("what they do not know they ignore").isEqualTo(named(0, 1, 2, 3));
        assertThat(aster.ids(path + "?filter[cohort]=2021")).isEqualTo(named(2));
        assertThat(aster.ids(path + "?filter[cohort]=2024, 2021")).isEqualTo(named(0, 1, 2, 3));
        assertThat(aster.ids(path + "?filter[cohort]=1999")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "filter[cohort]=2024                                | 0 1 3",
        "filter[cohort]=2021,2024                           | 0 1 2 3",
        "filter[cohort]=2022                                |",
        "filter[cohort]=nonsense                            |",
        "filter[training_status]=deferred                   | 1",
        "filter[training_status]=withdrawn                  |",
        "filter[cohort]=2024&filter[training_status]=active | 0 3",
        "filter[cohort]=2021&filter[training_status]=active | 2",
        "filter[updated_since]=2999-01-01T00:00:00Z         |",
        "filter[from_participant_id]=no-uuid                |",
        "filter[cohort]=&filter[training_status]=           | 0 1 2 3",
    })
    void aListIsNarrowed(String query, String expected) {
        var numbers = expected == null ? new Integer[0] : Stream.of(expected.split(" ")).map(Integer::valueOf).toArray(Integer[]::new);
        assertThat(aster.ids(V3 + "?" + query.strip())).isEqualTo(named(numbers));
    }

    @Test
    void oneEnrolmentMustMatchCohortAndStatusAndThePersonIsShownWhole() {
        var mentors = Histories.record(people.get(2), Role.MENTOR, aster.provider(), Trained.SINCE);
        Trained.keep(mentors.moved(mentors.stretches().getLast(), TrainingStatus.WITHDRAWN, "other", OCTOBER));

        assertThat(aster.ids(V3 + "?filter[cohort]=2021&filter[training_status]=withdrawn")).isEmpty();
        var found = aster.data(V3 + "?filter[cohort]=2024&filter[training_status]=withdrawn");
        assertThat(found).hasSize(1);
        assertThat(found.path(0).path("attributes").path("ecf_enrolments")).hasSize(2);
    }

    @Test
    void whatChangedSinceIncludesTheMomentItself() {
        var moment = aster.data(V3 + "/" + people.get(2).id()).path("attributes").path("updated_at").asString();

        assertThat(aster.ids(V3 + "?sort=updated_at&filter[updated_since]=" + moment)).contains(people.get(2).id().toString());
        assertThat(aster.ids(V1 + "?filter[updated_since]=" + moment)).contains(people.get(2).id().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v3/participants/ecf?filter[training_status]=gone, training_status_invalid",
        "/api/v3/participants/ecf?filter[updated_since]=yesterday, filter_invalid",
        "/api/v3/participants/ecf?filter=x, filter_invalid",
        "/api/v3/participants/ecf?sort=full_name, sort_invalid",
        "/api/v3/participants/ecf?page[page]=0, page_invalid",
        "/api/v3/participants/ecf?page[after]=forged, page_invalid",
        "/api/v1/participants/ecf?filter[updated_since]=yesterday, filter_invalid",
        "/api/v2/participants?page[per_page]=none, page_invalid",
        "/api/v1/participants/ecf.csv?filter[updated_since]=yesterday, filter_invalid",
    })
    void whatCannotBeUnderstoodIs400(String path, String code) {
        aster.get(path).expectStatus().isBadRequest().expectBody().jsonPath("$.errors[0].code").isEqualTo(code)
                .jsonPath("$.errors[0].title").isEqualTo("Bad request");
    }

    @Test
    void numberedPagesAndCursorsComeToTheSameEndWithoutGapOrRepetition() {
        for (var list : List.of(V3 + "?sort=created_at", V3 + "?sort=-updated_at", V1 + "?x=y", V1 + "?filter[updated_since]=2020-01-01T00:00:00Z")) {
            var all = aster.ids(list);
            assertThat(following(list + "&page[per_page]=3")).as(list).isEqualTo(all);
            assertThat(following(list + "&page[per_page]=3&page[page]=1")).as(list).isEqualTo(all);
            var first = list.contains("sort=-") ? new Cursor(Instant.parse("2999-01-01T00:00:00Z"), new UUID(-1, -1))
                    : new Cursor(Instant.EPOCH, new UUID(0, 0));
            assertThat(following(list + "&page[per_page]=3&page[after]=" + first.text())).as(list).isEqualTo(all);
        }
        assertThat(aster.ids(V3 + "?page[page]=9")).isEmpty();
        assertThat(aster.ids(V1 + "?page[page]=9")).isEmpty();
    }

    @Test
    void listsAreNotStoredAndSayWhatTheyAreCompleteUntil() {
        for (var path : List.of(V3, V1)) {
            aster.get(path).expectHeader().valueEquals(HttpHeaders.CACHE_CONTROL, "no-store").expectBody()
                    .jsonPath("$.meta.complete_until").exists().jsonPath("$.links.self").isEqualTo(path).jsonPath("$.links.next").isEqualTo(null);
        }
    }

    @Test
    void aClientThatFollowsWhatChangedHasWhatTheListHas() {
        var copies = Map.of(V3 + "?sort=updated_at&", new HashMap<String, JsonNode>(), V1 + "?", new HashMap<String, JsonNode>());
        var since = "2020-01-01T00:00:00Z";
        for (int round = 0; round < 3; round++) {
            switch (round) {
                case 0 -> defer(0);
                case 1 -> people.add(aster.teacher("Eve Ford"));
                default -> RunningService.operator("intake").put().uri("/operator/v1/participants/" + people.get(3).id())
                        .bodyValue(Map.of("full_name", "Dan Ford")).exchange().expectStatus().isOk();
            }
            for (var copy : copies.entrySet()) {
                var asked = since;
                aster.data(copy.getKey() + "filter[updated_since]=" + asked).forEach(entry -> copy.getValue().put(entry.path("id").asString(), entry));
                assertThat(copy.getValue().values()).containsExactlyInAnyOrderElementsOf(aster.data(copy.getKey()));
            }
            since = aster.read(V3).path("meta").path("complete_until").asString();
        }
    }

    private void defer(int number) {
        var record = record(number);
        Trained.keep(record.moved(record.stretches().getLast(), TrainingStatus.DEFERRED, "career-break", OCTOBER));
    }

    private TrainingRecord record(int number) {
        return Histories.record(people.get(number), Role.ECT, aster.provider(), Trained.SINCE);
    }

    private List<String> named(Integer... numbers) {
        return Stream.of(numbers).map(people::get).map(person -> person.id().toString()).toList();
    }

    private List<String> following(String query) {
        var found = new ArrayList<String>();
        var page = aster.read(query);
        while (true) {
            assertThat(page.path("data").size()).isLessThanOrEqualTo(3);
            page.path("data").forEach(entry -> found.add(entry.path("id").asString()));
            if (page.path("links").path("next").isNull()) {
                return found;
            }
            page = Json.mapper().readTree(RunningService.as(aster.provider()).get()
                    .uri(URI.create(RunningService.address() + page.path("links").path("next").asString()))
                    .exchange().expectStatus().isOk().expectBody().returnResult().getResponseBody());
        }
    }
}
