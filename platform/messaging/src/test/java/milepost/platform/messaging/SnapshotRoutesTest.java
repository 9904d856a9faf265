package milepost.platform.messaging;

import static milepost.platform.messaging.example.Books.version;
import static milepost.platform.messaging.example.Library.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import milepost.platform.messaging.example.Library;
import milepost.platform.testkit.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class SnapshotRoutesTest {

    private final Library library = Library.shared();
    private final WebTestClient http = WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + library.port()).build();

    @Test
    void aPeerGetsTheSnapshotsItAsksFor() {
        own("served-1", 3, "Emma");

        internal("/internal/snapshots/books?ids=served-1,unknown").expectStatus().isOk().expectBody().json("""
                        {"snapshots":[{"topic":"milepost.lines","type":"milepost.book.v1","key":"served-1","version":%d,
                                       "recorded_at":"2026-09-01T08:30:00.123456Z","payload":{"title":"Emma"}}]}""".formatted(version(3)));
    }

    @Test
    void aPeerMayAskByOtherCriteriaButOnlyByThoseTheOwnerKnows() {
        own("criteria-1", 1, "Emma");
        own("criteria-2", 1, "Persuasion");

        internal("/internal/snapshots/books?starts_with=criteria-").expectStatus().isOk()
                .expectBody().jsonPath("$.snapshots.length()").isEqualTo(2);
        internal("/internal/snapshots/books?colour=red").expectStatus().isBadRequest();
        internal("/internal/snapshots/paintings?ids=1").expectStatus().isNotFound();
    }

    @Test
    void nobodyAsksWithoutAToken() {
        http.get().uri("/internal/snapshots/books?ids=1").exchange().expectStatus().isUnauthorized();
        http.post().uri("/operator/v1/republish/books").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void republishingNeedsTheScopeCatalogue() {
        republish("books", TestTokens.operator("finance")).expectStatus().isForbidden();
        republish("books", TestTokens.provider(UUID.randomUUID())).expectStatus().isForbidden();
        republish("paintings", TestTokens.operator("catalogue")).expectStatus().isNotFound();
    }

    @Test
    void republishingSomeSendsTheirCurrentStateAgain() {
        own("republished-1", 4, "Emma");

        http.post().uri("/operator/v1/republish/books").headers(it -> it.setBearerAuth(TestTokens.operator("catalogue")))
                .bodyValue(new Ids("republished-1", "unknown")).exchange().expectStatus().isAccepted().expectBody().json("{\"queued\":1}");

        soon().untilAsserted(() -> assertThat(library.title("republished-1")).isEqualTo("Emma"));
        assertThat(library.count("SELECT count(*) FROM audit WHERE action = 'republish' AND reason::text LIKE '%republished-1%'"))
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeAnIdIsRefusedAndNothingIsSent() {
        own("beside-a-mistake", 1, "Emma");

        http.post().uri("/operator/v1/republish/books").headers(it -> it.setBearerAuth(TestTokens.operator("catalogue")))
                .bodyValue(new Ids("beside-a-mistake", "two words")).exchange().expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("invalid_id");

        assertThat(library.count("SELECT count(*) FROM audit WHERE reason::text LIKE '%beside-a-mistake%'")).isZero();
    }

    @Test
    void anEmptyListOfIdsSendsNothing() {
        own("not-asked-for", 1, "Emma");

        http.post().uri("/operator/v1/republish/books").headers(it -> it.setBearerAuth(TestTokens.operator("catalogue")))
                .bodyValue(new Ids()).exchange().expectStatus().isAccepted().expectBody().json("{\"queued\":0}");
    }

    @Test
    void republishingAllRepairsAnEmptyCopyPageByPage() {
        library.execute("INSERT INTO own_book SELECT 'all-' || n, ?, "
                + "convert_to('{\"title\":\"' || n || '\"}', 'UTF8') FROM generate_series(1, 1234) n", version(1));

        republish("books", TestTokens.operator("catalogue")).expectStatus().isAccepted()
                .expectBody().jsonPath("$.queued").value(queued -> assertThat((Integer) queued).isGreaterThanOrEqualTo(1234));

        soon().untilAsserted(() -> assertThat(library.count("SELECT count(*) FROM label WHERE key LIKE 'all-%'")).isEqualTo(1234));
    }

    private WebTestClient.ResponseSpec republish(String aggregate, String token) {
        return http.post().uri("/operator/v1/republish/" + aggregate).headers(it -> it.setBearerAuth(token)).exchange();
    }

    private WebTestClient.ResponseSpec internal(String uri) {
        return http.get().uri(uri).headers(it -> it.setBearerAuth(TestTokens.internal("participants-service"))).exchange();
    }

    private void own(String key, int number, String title) {
        library.execute("INSERT INTO own_book VALUES (?, ?, convert_to(?, 'UTF8'))", key, version(number), "{\"title\":\"" + title + "\"}");
    }

    private record Ids(String... ids) {
    }
}
