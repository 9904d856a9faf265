package milepost.statements.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.invariants.Standing;
import milepost.platform.web.Json;
import milepost.statements.application.Reconcile.Key;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What is asked of the owner of declarations when a group of them differs. */
class DeclarationsOverHttpTest {

    private static final int PAGE = 5_000;
    private static final int ALL = 40_001;
    private static final UUID PROVIDER = new UUID(1, 1);

    private final List<String> asked = new ArrayList<>();

    @Test
    void aGroupOfFortyThousandIsReadPageByPageAndWhole() {
        var theirs = new DeclarationsOverHttp(path -> Mono.fromSupplier(() -> page(path)));

        List<Standing> entries = theirs.entries(new Key(PROVIDER, "2024a", "started")).collectList().block(Duration.ofMinutes(1));

        assertThat(entries).extracting(Standing::declaration).doesNotHaveDuplicates().hasSize(ALL);
        assertThat(asked).hasSize(ALL / PAGE + 2).first().asString()
                .isEqualTo("/internal/reconciliation/declarations?lead_provider_id=" + PROVIDER + "&cohort=2024a&declaration_type=started");
    }

    /** As the owner answers: those that come after the id given, up to the length of a page. */
    private byte[] page(String path) {
        asked.add(path);
        int after = path.indexOf("&after=");
        long first = after < 0 ? 1 : UUID.fromString(path.substring(after + "&after=".length())).getLeastSignificantBits() + 1;
        List<Map<String, Object>> rows = new ArrayList<>();
        for (long nth = first; nth <= ALL && rows.size() < PAGE; nth++) {
            rows.add(Map.of("id", new UUID(0, nth), "state", "eligible", "fundable", true, "updated_at", "2024-11-05T09:30:00.000001Z"));
        }
        return Json.exact().writeValueAsBytes(rows);
    }
}
