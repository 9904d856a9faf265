package milepost.declarations.http;

import static milepost.declarations.Others.snapshot;
import static milepost.declarations.Others.with;
import static milepost.declarations.RunningService.PATH;
import static milepost.declarations.RunningService.get;
import static milepost.declarations.RunningService.hears;
import static milepost.declarations.RunningService.post;
import static milepost.declarations.RunningService.rows;
import static milepost.declarations.RunningService.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.declarations.RunningService.Got;
import milepost.declarations.World;
import milepost.platform.testkit.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListDeclarationsTest {

    private final World world = new World();
    private final List<String> ids = new ArrayList<>();

    @BeforeEach
    void threeDeclarations() {
        world.told();
        ids.add(post(world, world.started()).id());
        ids.add(post(world, world.declaring("retained-1", "2024-11-06T10:00:00Z")).id());
        ids.add(post(world, world.declaring("retained-2", "2024-11-07T10:00:00Z")).id());
    }

    @Test
    void aProviderListsItsOwnInTheOrderInWhichTheyWereMade() {
        World stranger = new World().told();
        post(stranger, stranger.started());

        assertThat(listed("")).containsExactlyElementsOf(ids);
        assertThat(get(UUID.randomUUID(), PATH).body().path("data").isEmpty()).isTrue();
    }

    @Test
    void pagesByNumberAndByCursorShowTheSame() {
        Got first = get(world.provider, PATH + "?page%5Bper_page%5D=2");
        assertThat(shown(first)).containsExactly(ids.get(0), ids.get(1));
        String next = first.body().at("/links/next").asString();
        assertThat(shown(get(world.provider, next.substring(next.indexOf(PATH))))).containsExactly(ids.get(2));

        assertThat(listed("?page%5Bpage%5D=2&page%5Bper_page%5D=2")).containsExactly(ids.get(2));
        assertThat(listed("?page%5Bpage%5D=9")).isEmpty();
        assertThat(first.body().at("/meta/complete_until").asString()).isNotEmpty();
    }

    @Test
    void filtersNarrowTheList() {
        assertThat(listed("?filter%5Bcohort%5D=2023,2024")).hasSize(3);
        assertThat(listed("?filter%5Bcohort%5D=2023")).isEmpty();
        assertThat(listed("?filter%5Bcohort%5D=nonsense")).isEmpty();
        assertThat(listed("?filter%5Bparticipant_id%5D=" + world.participant)).hasSize(3);
        assertThat(listed("?filter%5Bparticipant_id%5D=" + UUID.randomUUID())).isEmpty();
        assertThat(get(world.provider, PATH + "?filter%5Bparticipant_id%5D=x").status()).isEqualTo(400);
        assertThat(get(world.provider, PATH + "?filter%5Bupdated_since%5D=2024-01-01").status()).isEqualTo(400);
    }

    @Test
    void whatAPartnerDeliveredIsFoundWhetherItWasTheFirstOrTheSecond() {
        UUID other = UUID.randomUUID();
        String filter = "?filter%5Bdelivery_partner_id%5D=";
        hears(snapshot("catalogue", "delivery-partner", "delivery-partner/" + other, with("id", other, "name", "Cedar Schools")),
                snapshot("catalogue", "partnership", "partnership/" + world.provider + "/" + other, with("lead_provider_id", world.provider,
                        "delivery_partner_id", other, "cohorts", List.of(world.cohort))));
        Map<String, Object> partners = Map.of("delivery_partner_id", world.partner, "secondary_delivery_partner_id", other);
        Got changed = send(TestTokens.provider(world.provider, World.NOW), "PUT", PATH + "/" + ids.get(1) + "/change-delivery-partner",
                Map.of("data", Map.of("attributes", partners)));
        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);

        assertThat(listed(filter + world.partner)).containsExactlyElementsOf(ids);
        assertThat(listed(filter + other)).containsExactly(ids.get(1));
        assertThat(listed(filter + other + "," + world.partner)).containsExactlyElementsOf(ids);
        assertThat(listed(filter + UUID.randomUUID())).isEmpty();
        assertThat(listed(filter)).containsExactlyElementsOf(ids);
        assertThat(get(world.provider, PATH + filter + "x").codes()).containsExactly("filter_invalid");
    }

    @Test
    void updatedSinceIsInclusiveAndFollowsChanges() {
        hears(world.line(ids.get(1), "open"));
        String stamp = rows("SELECT to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') AS at FROM declaration_documents "
                + "WHERE declaration_id = '" + ids.get(1) + "'").getFirst().get("at");

        assertThat(listed("?filter%5Bupdated_since%5D=" + stamp)).containsExactly(ids.get(1));
    }

    @Test
    void aDocumentCarriesItsTag() {
        Got first = get(world.provider, PATH + "/" + ids.getFirst());

        assertThat(first.headers().getETag()).isNotBlank();
        assertThat(first.headers().getCacheControl()).isEqualTo("private, no-cache");
    }

    private List<String> listed(String query) {
        return shown(get(world.provider, PATH + query));
    }

    private static List<String> shown(Got answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().path("data").values().stream().map(each -> each.path("id").asString()).toList();
    }
}
