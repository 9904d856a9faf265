package milepost.applications.http;

import static milepost.applications.Offered.accept;
import static milepost.applications.Offered.application;
import static milepost.applications.Offered.attributes;
import static milepost.applications.Offered.json;
import static milepost.applications.Offered.provider;
import static milepost.applications.Offered.received;
import static milepost.applications.RunningService.as;
import static milepost.applications.RunningService.execute;
import static milepost.applications.RunningService.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import milepost.applications.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

class ListTest {

    private static final String PATH = "/api/v3/npq-applications";
    /** A provider nobody applied to. */
    private static final UUID STRANGER = UUID.randomUUID();

    @Test
    void pagesByNumberAndByCursorShowEveryApplicationOnceInOrder() {
        UUID provider = provider();
        List<String> all = IntStream.range(0, 7).mapToObj(_ -> received(application(provider, "npq-headship", "2024a", null)).toString()).toList();

        assertThat(ids(provider, "")).isEqualTo(all);
        assertThat(ids(provider, "?page[per_page]=3&page[page]=2")).isEqualTo(all.subList(3, 6));
        assertThat(ids(provider, "?page[per_page]=3&page[page]=9")).isEmpty();
        assertThat(ids(provider, "?sort=-created_at")).isEqualTo(all.reversed());
        for (String sort : List.of("created_at", "-created_at", "updated_at", "-updated_at", "-created_at,updated_at", "created_at,-updated_at")) {
            assertThat(walked(provider, sort)).isEqualTo(sort.startsWith("-") ? all.reversed() : all);
        }
    }

    @Test
    void filtersNarrowTheList() {
        UUID provider = provider();
        UUID old = received(application(provider, "npq-headship", "2023a", null));
        UUID young = received(application(provider, "npq-headship", "2024a", null));
        String person = attributes(provider, young).path("participant_id").asString();
        String since = rows("SELECT to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') AS at FROM application WHERE id = '" + young + "'")
                .getFirst().get("at");

        assertThat(ids(provider, "?filter[cohort]=2023,2019")).containsExactly(old.toString());
        assertThat(ids(provider, "?filter[cohort]=2019")).isEmpty();
        assertThat(ids(provider, "?filter[cohort]=soon")).isEmpty();
        assertThat(ids(provider, "?filter[cohort]=")).hasSize(2);
        assertThat(ids(provider, "?filter[participant_id]=" + person + "," + UUID.randomUUID())).containsExactly(young.toString());
        assertThat(ids(provider, "?filter[updated_since]=" + since)).containsExactly(young.toString());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
        "?filter[updated_since]=yesterday              | filter_invalid | updated_since",
        "?filter[updated_since]=2024-10-07             | filter_invalid | updated_since",
        "?filter[updated_since]=2024-02-30T00:00:00Z   | filter_invalid | updated_since",
        "?filter[participant_id]=you                   | filter_invalid | participant_id",
        "?filter[participant_id]=,                     | filter_invalid | participant_id",
        "?filter[participant_id][]=1                   | filter_invalid | participant_id",
        "?filter[cohort][]=2024                        | filter_invalid | cohort",
        "?filter=abc                                   | filter_invalid | filter",
        "?filter=                                      | filter_invalid | filter",
        "?page[page]=0                                 | page_invalid   | page[page]",
        "?page[page]=-1                                | page_invalid   | page[page]",
        "?page[per_page]=0                             | page_invalid   | page[per_page]",
        "?page[per_page]=many                          | page_invalid   | page[per_page]",
        "?page[after]=forged                           | page_invalid   | page[after]",
        "?page[after]=forged&page[page]=1              | page_invalid   | page[after]",
        "?sort=full_name                               | sort_invalid   | sort",
        "?sort=created_at,name                         | sort_invalid   | sort",
        "?sort=created_at,-created_at                  | sort_invalid   | sort"})
    void aBadQueryIsRefusedForItsShape(String query, String code, String named) {
        as(STRANGER).get().uri(uri(query)).exchange().expectStatus().isBadRequest().expectBody()
                .jsonPath("$.errors[0].title").isEqualTo("Bad request")
                .jsonPath("$.errors[0].code").isEqualTo(code)
                .jsonPath("$.errors[0].detail").value(detail -> assertThat((String) detail).contains(named));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?sort=", "?filter[cohort]=", "?filter[updated_since]=", "?filter[participant_id]=", "?filter[colour]=blue", "?page=3",
            "?page[page]=999999999999"})
    void whatIsBlankOrUnknownNarrowsNothingAndAPageBeyondTheEndIsEmpty(String query) {
        assertThat(ids(STRANGER, query)).isEmpty();
    }

    @Test
    void aMomentIsUnderstoodWithAnyOffsetEncodedOnceOrTwice() {
        UUID provider = provider();
        UUID id = received(application(provider, "npq-headship", "2024a", null));
        execute("UPDATE application SET created_at = '2024-10-01T00:00:00Z', updated_at = '2024-10-07T09:30:00Z' WHERE id = '" + id + "'");

        for (String since : List.of("2024-10-07T09:30:00Z", "2024-10-07T10:30:00%2B01:00", "2024-10-07T10:30:00%252B01:00", "2024-10-07T09:30:00")) {
            assertThat(encoded(provider, since)).as(since).containsExactly(id.toString());
        }
        for (String since : List.of("2024-10-07T09:30:01Z", "2024-10-07T10:30:01%2B01:00")) {
            assertThat(encoded(provider, since)).as(since).isEmpty();
        }
    }

    @Test
    void aProviderNeitherSeesNorChangesNorInfersWhatIsAnothers() {
        UUID mine = provider();
        UUID theirs = provider();
        UUID id = received(application(theirs, "npq-headship", "2023a", null));
        String unknown = PATH + "/" + UUID.randomUUID();

        assertThat(ids(mine, "")).isEmpty();
        assertThat(refused(mine, "GET", PATH + "/" + id)).isEqualTo(refused(mine, "GET", unknown));
        assertThat(refused(mine, "POST", PATH + "/" + id + "/accept")).isEqualTo(refused(mine, "POST", unknown + "/accept"));
        assertThat(refused(mine, "GET", PATH + "/no-uuid")).isEqualTo(refused(mine, "GET", unknown));
        assertThat(attributes(theirs, id).path("status").asString()).isEqualTo("pending");
    }

    @Test
    void anUnchangedApplicationIsNotSentAgain() {
        UUID provider = provider();
        UUID id = received(application(provider, "npq-headship", "2023a", null));
        var first = as(provider).get().uri(PATH + "/" + id).exchange().expectStatus().isOk().expectHeader().valueEquals("Cache-Control", "private, no-cache")
                .expectBody().returnResult();
        String etag = first.getResponseHeaders().getETag();

        as(provider).get().uri(PATH + "/" + id).header("If-None-Match", etag).exchange().expectStatus().isNotModified();
        accept(provider, id, Map.of()).expectStatus().isOk();
        as(provider).get().uri(PATH + "/" + id).header("If-None-Match", etag).exchange().expectStatus().isOk();
    }

    @Test
    void anOlderShapeIsRenderedForItsReaderAndRepairedWithoutMovingItsStamp() {
        UUID provider = provider();
        UUID id = received(application(provider, "npq-headship", "2023a", null));
        JsonNode before = attributes(provider, id);
        execute("UPDATE application SET shape = 0, document = '\\x7b7d' WHERE id = '" + id + "'");

        assertThat(attributes(provider, id)).isEqualTo(before);
        assertThat(list(provider, "").path("data").path(0).path("attributes")).isEqualTo(before);
        RunningService.sweeps();
        assertThat(rows("SELECT shape FROM application WHERE id = '" + id + "'")).containsExactly(Map.of("shape", Integer.toString(new ApplicationDocument().shape())));
        assertThat(attributes(provider, id)).isEqualTo(before);
    }

    private static List<String> encoded(UUID provider, String since) {
        URI uri = URI.create(RunningService.url() + PATH + "?filter%5Bupdated_since%5D=" + since);
        return json(as(provider).get().uri(uri).exchange().expectStatus().isOk()).path("data").valueStream()
                .map(one -> one.path("id").asString()).toList();
    }

    private static List<String> walked(UUID provider, String sort) {
        List<String> seen = new ArrayList<>();
        String next = "?page[per_page]=2&sort=" + sort;
        while (next != null) {
            JsonNode page = next.startsWith("?") ? list(provider, next) : json(as(provider).get().uri(URI.create(absolute(next))).exchange().expectStatus().isOk());
            page.path("data").forEach(one -> seen.add(one.path("id").asString()));
            next = page.path("links").path("next").isString() ? page.path("links").path("next").asString() : null;
        }
        return seen;
    }

    private static String absolute(String link) {
        return link.startsWith("http") ? link : RunningService.url() + link;
    }

    private static JsonNode list(UUID provider, String query) {
        return json(as(provider).get().uri(uri(query)).exchange().expectStatus().isOk());
    }

    private static List<String> ids(UUID provider, String query) {
        return list(provider, query).path("data").valueStream().map(one -> one.path("id").asString()).toList();
    }

    private static URI uri(String query) {
        return UriComponentsBuilder.fromUriString(RunningService.url() + PATH + query).encode().build().toUri();
    }

    private static String refused(UUID provider, String method, String path) {
        return new String(as(provider).method(HttpMethod.valueOf(method)).uri(path).exchange().expectStatus().isNotFound()
                .expectBody().returnResult().getResponseBody());
    }
}
