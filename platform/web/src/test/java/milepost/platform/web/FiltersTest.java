package milepost.platform.web;

import static milepost.platform.web.TestEdge.query;
import static milepost.platform.web.TestEdge.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {

    @ParameterizedTest
    @CsvSource({
        "2026-09-01T10:00:00Z, 2026-09-01T10:00:00Z",
        "2026-09-01T10:00:00, 2026-09-01T10:00:00Z",
        "2026-09-01T10:00:00.123456Z, 2026-09-01T10:00:00.123456Z",
        "2026-09-01T10%3A00%3A00Z, 2026-09-01T10:00:00Z",
        "2026-09-01T10%3A00%3A00%2B01%3A00, 2026-09-01T09:00:00Z",
        "2026-09-01T10%253A00%253A00%252B01%253A00, 2026-09-01T09:00:00Z",
        "2026-09-01T10:00:00+01:00, 2026-09-01T09:00:00Z",
        "2026-09-01T10:00:00%252B0530, 2026-09-01T04:30:00Z",
        "2026-09-01T10:00:00-03, 2026-09-01T13:00:00Z",
        "0000-01-01T00:00:00Z, 1900-01-01T00:00:00Z",
    })
    void aMomentIsUnderstoodEncodedOnceOrTwiceWithAnyOffset(String sent, Instant understood) {
        assertThat(Filters.since(query("filter[updated_since]=" + sent), "updated_since")).contains(understood);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-09-01", "yesterday", "2026-02-30T00:00:00Z", "2026-09-01T25:00:00Z", "%25zz",
        "2026-09-01T10:00:00%2B99:00", "2026-09-01%2010:00:00Z", "1788220800"})
    void whatIsNoFullDateTimeIsRefused(String sent) {
        var error = refusal(400, () -> Filters.since(query("filter[updated_since]=" + sent), "updated_since"));

        assertThat(error.title()).isEqualTo("Bad request");
        assertThat(error.detail()).contains("'#/updated_since'").contains("ISO 8601");
    }

    @Test
    void blankValuesDoNotFilter() {
        var request = query("filter[updated_since]=&filter[cohort]=&filter[participant_id]=%20");

        assertThat(Filters.since(request, "updated_since")).isEmpty();
        assertThat(Filters.commaList(request, "cohort")).isEmpty();
        assertThat(Filters.uuidList(request, "participant_id")).isEmpty();
    }

    @Test
    void aListKeepsEachValueOnce() {
        assertThat(Filters.commaList(query("filter%5Bcohort%5D=2021,%202022,2021"), "cohort")).containsExactly("2021", "2022");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter=abc", "filter=", "filter[]=abc", "filter"})
    void aFilterThatIsNoBagIsRefused(String query) {
        assertThat(refusal(400, () -> Filters.commaList(query(query), "cohort")).detail()).contains("'#/filter'");
        assertThat(refusal(400, () -> Paging.of(query(query))).code()).isEqualTo("filter_invalid");
    }

    @Test
    void aNulCharacterReachesNoStatement() {
        refusal(400, () -> Filters.commaList(query("filter[cohort]=2021%00"), "cohort"));
    }

    @Test
    void idsAreAllUuidsOrRefused() {
        var id = UUID.randomUUID();

        assertThat(Filters.uuidList(query("filter[participant_id]=" + id), "participant_id")).containsExactly(id);
        for (var bad : new String[] {id + ",nonsense", id + ",", "1-1-1-1-1"}) {
            assertThat(refusal(400, () -> Filters.uuidList(query("filter[participant_id]=" + bad), "participant_id")).detail())
                    .contains("'#/participant_id'").contains("UUIDs");
        }
        refusal(400, () -> Filters.uuidList(query("filter[participant_id][]=" + id), "participant_id"));
    }

    @Test
    void sortingTakesDocumentedKeysWithASign() {
        var keys = Set.of("created_at", "updated_at");

        assertThat(Sorting.of(query("sort=-updated_at,created_at"), keys, "created_at").keys()).containsExactly(
                new SortOrder.Key("updated_at", true), new SortOrder.Key("created_at", false));
        assertThat(Sorting.of(query("sort="), keys, "-created_at").first()).isEqualTo(new SortOrder.Key("created_at", true));
        assertThat(Sorting.of(query("sort=+updated_at"), keys, "created_at").first().descending()).isFalse();
        for (var bad : new String[] {"full_name", "created_at,", "created_at,created_at", "--created_at", ","}) {
            assertThat(refusal(400, () -> Sorting.of(query("sort=" + bad), keys, "created_at")).detail()).contains("'#/sort'");
        }
    }
}
