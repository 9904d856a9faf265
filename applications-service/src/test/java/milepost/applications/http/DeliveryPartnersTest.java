package milepost.applications.http;

import static milepost.applications.Offered.json;
import static milepost.applications.Offered.provider;
import static milepost.applications.Offered.put;
import static milepost.applications.RunningService.as;
import static milepost.applications.RunningService.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.applications.RunningService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

class DeliveryPartnersTest {

    private static final String PATH = "/api/v3/delivery-partners";

    @Test
    void aPartnerShowsItsNameAndTheStartYearsInWhichItWorksWithTheCaller() {
        UUID provider = provider();
        UUID partner = partner("Meadow Teaching Hub");
        worksWith(provider, partner, "2024a", "2023a");
        worksWith(provider(), partner, "2026a");

        var answer = as(provider).get().uri(PATH + "/" + partner).exchange().expectStatus().isOk()
                .expectHeader().valueEquals("Cache-Control", "private, no-cache").expectHeader().exists("ETag");
        JsonNode data = json(answer).path("data");

        assertThat(data.path("id").asString()).isEqualTo(partner.toString());
        assertThat(data.path("type").asString()).isEqualTo("delivery-partner");
        assertThat(data.path("attributes").propertyNames()).containsExactly("name", "cohort", "created_at", "updated_at");
        assertThat(data.at("/attributes/name").asString()).isEqualTo("Meadow Teaching Hub");
        assertThat(data.at("/attributes/cohort").toString()).isEqualTo("[2023,2024]");
        assertThat(list(provider, "").path("data").path(0)).isEqualTo(data);
    }

    @Test
    void onlyPartnersOfTheCallerAreThereAndOnesItNoLongerWorksWithAreNot() {
        UUID provider = provider();
        UUID stranger = provider();
        UUID partner = partner("Meadow Teaching Hub");
        worksWith(provider, partner, "2024a");

        assertThat(names(stranger, "")).isEmpty();
        missing(stranger, partner);
        missing(provider, UUID.randomUUID());
        as(provider).get().uri(PATH + "/no-uuid").exchange().expectStatus().isNotFound();

        worksWith(provider, partner);
        missing(provider, partner);
        assertThat(names(provider, "")).isEmpty();
    }

    @Test
    void theStampMovesExactlyWithWhatIsShown() {
        UUID provider = provider();
        UUID partner = partner("Meadow Teaching Hub");
        worksWith(provider, partner, "2024a");
        String first = stamp(provider, partner);

        worksWith(provider, partner, "2024a");
        put("/operator/v1/cohorts/2024b", Map.of("description", "The second of 2024", "registration_start_date", "2024-09-01", "funding", "capped"));
        worksWith(provider, partner, "2024a", "2024b");
        assertThat(stamp(provider, partner)).as("the same start years").isEqualTo(first);

        worksWith(provider, partner, "2023a", "2024a");
        String second = stamp(provider, partner);
        assertThat(second).isNotEqualTo(first);
        put("/operator/v1/delivery-partners/" + partner, Map.of("name", "Meadow Hub"));
        assertThat(stamp(provider, partner)).isGreaterThan(second);
        assertThat(names(provider, "")).containsExactly("Meadow Hub");
        assertThat(rows("SELECT created_at < updated_at AS kept FROM shown_partner WHERE delivery_partner_id = '" + partner + "'"))
                .containsExactly(Map.of("kept", "true"));
    }

    @Test
    void theListIsOrderedByNameThenIdAndByWhateverKeyIsAskedFor() {
        UUID provider = provider();
        // put in this order, so that creation and name differ
        List<String> created = List.of("Cedar Hub", "Alder Hub", "birch Hub", "Alder Hub");
        List<UUID> ids = created.stream().map(name -> {
            UUID id = partner(name);
            worksWith(provider, id, "2024a");
            return id;
        }).toList();
        List<String> alders = Stream.of(ids.get(1), ids.get(3)).map(UUID::toString).sorted().toList();
        List<String> byName = List.of(alders.get(0), alders.get(1), ids.get(2).toString(), ids.get(0).toString());
        List<String> byCreation = ids.stream().map(UUID::toString).toList();

        assertThat(ids(list(provider, ""))).isEqualTo(byName).isEqualTo(ids(list(provider, "?sort=")));
        assertThat(ids(list(provider, "?sort=-name"))).isEqualTo(byName.reversed());
        assertThat(ids(list(provider, "?sort=created_at"))).isEqualTo(byCreation);
        assertThat(ids(list(provider, "?sort=-updated_at"))).isEqualTo(byCreation.reversed());
        assertThat(ids(list(provider, "?sort=name,-created_at"))).isEqualTo(
                List.of(ids.get(3).toString(), ids.get(1).toString(), ids.get(2).toString(), ids.get(0).toString()));
        for (String sort : List.of("name", "-name", "created_at", "-updated_at", "name,-created_at")) {
            assertThat(walked(provider, sort)).as(sort).isEqualTo(ids(list(provider, "?sort=" + sort)));
        }
        assertThat(ids(list(provider, "?page[page]=2&page[per_page]=3"))).isEqualTo(byName.subList(3, 4));
        assertThat(ids(list(provider, "?page[page]=3&page[per_page]=3"))).isEmpty();
    }

    @Test
    void theCohortIsOneStartYear() {
        UUID provider = provider();
        worksWith(provider, partner("Alder Hub"), "2023a", "2024a");
        worksWith(provider, partner("Birch Hub"), "2024a");

        assertThat(names(provider, "?filter[cohort]=2023")).containsExactly("Alder Hub");
        assertThat(names(provider, "?filter[cohort]=2024")).containsExactly("Alder Hub", "Birch Hub");
        assertThat(names(provider, "?filter[cohort]=2023,2024")).containsExactly("Alder Hub");
        assertThat(names(provider, "?filter[cohort]=2019")).isEmpty();
        assertThat(names(provider, "?filter[cohort]=soon")).isEmpty();
        assertThat(names(provider, "?filter[cohort]=&filter[colour]=blue")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?sort=cohort", "?sort=name,name", "?page[page]=0", "?page[per_page]=-1", "?page[after]=forged", "?filter=abc",
            "?filter[cohort][]=2024"})
    void aBadQueryIsRefusedForItsShape(String query) {
        as(provider()).get().uri(uri(query)).exchange().expectStatus().isBadRequest().expectBody()
                .jsonPath("$.errors[0].title").isEqualTo("Bad request");
    }

    private static UUID partner(String name) {
        UUID id = UUID.randomUUID();
        put("/operator/v1/delivery-partners/" + id, Map.of("name", name));
        return id;
    }

    private static void worksWith(UUID provider, UUID partner, String... cohorts) {
        put("/operator/v1/partnerships", Map.of("lead_provider_id", provider, "delivery_partner_id", partner, "cohorts", List.of(cohorts)));
    }

    private static void missing(UUID provider, UUID partner) {
        as(provider).get().uri(PATH + "/" + partner).exchange().expectStatus().isNotFound().expectBody()
                .jsonPath("$.error").isEqualTo("Resource not found");
    }

    private static String stamp(UUID provider, UUID partner) {
        return rows("SELECT updated_at FROM shown_partner WHERE lead_provider_id = '" + provider + "' AND delivery_partner_id = '" + partner + "'")
                .getFirst().get("updated_at");
    }

    private static List<String> walked(UUID provider, String sort) {
        List<String> seen = new ArrayList<>();
        @Nullable String next = uri("?page[per_page]=1&sort=" + sort).toString();
        while (next != null) {
            JsonNode page = json(as(provider).get().uri(URI.create(next)).exchange().expectStatus().isOk());
            seen.addAll(ids(page));
            next = page.at("/links/next").isString() ? RunningService.url() + page.at("/links/next").asString() : null;
        }
        return seen;
    }

    private static List<String> ids(JsonNode page) {
        return page.path("data").valueStream().map(one -> one.path("id").asString()).toList();
    }

    private static List<String> names(UUID provider, String query) {
        return list(provider, query).path("data").valueStream().map(one -> one.at("/attributes/name").asString()).toList();
    }

    private static JsonNode list(UUID provider, String query) {
        return json(as(provider).get().uri(uri(query)).exchange().expectStatus().isOk().expectHeader().valueEquals("Cache-Control", "no-store"));
    }

    private static URI uri(String query) {
        return UriComponentsBuilder.fromUriString(RunningService.url() + PATH + query).encode().build().toUri();
    }
}
