package milepost.declarations.http;

import static milepost.declarations.RunningService.file;
import static milepost.declarations.RunningService.get;
import static milepost.declarations.RunningService.hears;
import static milepost.declarations.RunningService.post;
import static milepost.declarations.RunningService.send;
import static milepost.declarations.RunningService.takeBack;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import milepost.declarations.World;
import milepost.platform.web.Csv;
import org.junit.jupiter.api.Test;

/** The files of versions 1 and 2, and that they say what the lists say. */
class DownloadTest {

    private static final String FIRST = "/api/v1/participant-declarations.csv";
    private static final String SECOND = "/api/v2/participant-declarations.csv";

    private final World world = new World().told();

    @Test
    void nothingIsAFileWithoutAByte() {
        UUID nobody = UUID.randomUUID();
        assertThat(file(nobody, FIRST)).isEmpty();
        assertThat(file(nobody, SECOND)).isEmpty();
    }

    /** facts/ecf 1.5. */
    @Test
    void theColumnsStandInTheOrderOfToday() {
        String id = post(world, world.started()).id();
        String stamp = get(world.provider, "/api/v1/participant-declarations/" + id).attribute("updated_at").asString();

        assertThat(file(world.provider, FIRST)).isEqualTo("""
                id,participant_id,declaration_type,course_identifier,eligible_for_payment,declaration_date,updated_at,voided,state,has_passed\r
                %s,%s,started,npq-headship,false,2024-11-05T09:30:00Z,%s,false,submitted,\r
                """.formatted(id, world.participant, stamp));
        assertThat(file(world.provider, SECOND)).isEqualTo("""
                id,participant_id,declaration_type,course_identifier,declaration_date,updated_at,state,has_passed\r
                %s,%s,started,npq-headship,2024-11-05T09:30:00Z,%s,submitted,\r
                """.formatted(id, world.participant, stamp));
    }

    @Test
    void theFileSaysWhatTheListSaysLineByLine() {
        hears(world.line(post(world, world.started()).id(), "open"));
        takeBack(world.provider, post(world, world.declaring("retained-1", "2024-11-06T10:00:00Z")).id());
        var completed = world.declaring("completed", "2024-11-08T10:00:00Z");
        completed.put("has_passed", true);
        post(world, completed);

        for (String version : List.of("v1", "v2")) {
            String path = "/api/" + version + "/participant-declarations";
            List<String> lines = get(world.provider, path).body().path("data").values().stream()
                    .map(shown -> Csv.line(VersionsAgreeTest.cells(shown))).toList();
            assertThat(lines).hasSize(3);
            assertThat(file(world.provider, path + ".csv").split("(?<=\r\n)")).hasSize(4).endsWith(lines.toArray(String[]::new));
        }
    }

    @Test
    void pagingIsIgnoredAndFiltersAreNot() {
        post(world, world.started());
        post(world, world.declaring("retained-1", "2024-11-06T10:00:00Z"));

        assertThat(file(world.provider, FIRST + "?page%5Bper_page%5D=1&page%5Bpage%5D=2").lines()).hasSize(3);
        assertThat(file(world.provider, FIRST + "?page%5Bpage%5D=none").lines()).hasSize(3);
        assertThat(file(world.provider, SECOND + "?filter%5Bparticipant_id%5D=" + world.participant).lines()).hasSize(3);
        assertThat(file(world.provider, SECOND + "?filter%5Bparticipant_id%5D=" + UUID.randomUUID())).isEmpty();
        assertThat(file(world.provider, SECOND + "?filter%5Bupdated_since%5D=2999-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void aProviderDownloadsItsOwn() {
        World stranger = new World().told();
        post(stranger, stranger.started());
        String id = post(world, world.started()).id();

        assertThat(file(world.provider, FIRST).lines()).hasSize(2).last().asString().startsWith(id);
    }

    @Test
    void whoHasNoTokenGetsNoFile() {
        assertThat(send("nonsense", "GET", FIRST, null).status()).isEqualTo(401);
        assertThat(send("nonsense", "GET", SECOND + "?filter%5Bparticipant_id%5D=x", null).status()).isEqualTo(401);
    }
}
