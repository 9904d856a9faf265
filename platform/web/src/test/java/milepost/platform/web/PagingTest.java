package milepost.platform.web;

import static milepost.platform.web.TestEdge.query;
import static milepost.platform.web.TestEdge.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    @Test
    void withoutParametersItIsTheFirstHundred() {
        assertThat(Paging.of(query(""))).isEqualTo(new PageRequest.ByNumber(1, 100));
        assertThat(Paging.of(query("page=3"))).isEqualTo(new PageRequest.ByNumber(1, 100));
    }

    @Test
    void aPageHasAtMostThreeThousand() {
        assertThat(Paging.of(query("page[page]=2&page[per_page]=9000"))).isEqualTo(new PageRequest.ByNumber(2, 3_000));
    }

    @Test
    void aPageFarPastTheEndIsAPageNotAnOverflow() {
        var page = Paging.of(query("page[page]=999999999999999999&page[per_page]=3000"));

        assertThat(((Chunk.From) page.beginning(1)).offset()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page[page]=0", "page[page]=-1", "page[page]=two", "page[page]=", "page[per_page]=0",
        "page[per_page]=1.5", "page[page]=1e3"})
    void whatIsNoPositiveNumberIsRefused(String query) {
        var error = refusal(400, () -> Paging.of(query(query)));

        assertThat(error.title()).isEqualTo("Bad request");
        assertThat(error.detail()).contains("'#/page[page]'").contains("'#/page[per_page]'").contains("positive numbers");
    }

    @Test
    void everyCursorIsReadBackAsWritten() {
        var random = new SplittableRandom(42);
        for (int i = 0; i < 1_000; i++) {
            var cursor = new Cursor(Instant.EPOCH.plus(random.nextLong(0, 8_000_000_000_000_000L), ChronoUnit.MICROS),
                    new UUID(random.nextLong(), random.nextLong()));

            assertThat(Paging.of(query("page[after]=" + cursor.text() + "&page[per_page]=7")))
                    .isEqualTo(new PageRequest.After(cursor, 7));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%00", "AAAA", "________________________________", "gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aForgedCursorIsRefused(String cursor) {
        assertThat(refusal(400, () -> Paging.of(query("page[after]=" + cursor))).code()).isEqualTo("page_invalid");
    }

    @Test
    void numberAndCursorTogetherAreRefused() {
        var cursor = new Cursor(Instant.EPOCH, new UUID(1, 2)).text();

        refusal(400, () -> Paging.of(query("page[page]=1&page[after]=" + cursor)));
    }
}
