package milepost.declarations.http;

import static milepost.declarations.Others.snapshot;
import static milepost.declarations.Others.with;
import static milepost.declarations.RunningService.PATH;
import static milepost.declarations.RunningService.get;
import static milepost.declarations.RunningService.hears;
import static milepost.declarations.RunningService.others;
import static milepost.declarations.RunningService.post;
import static milepost.declarations.RunningService.rows;
import static milepost.declarations.RunningService.send;
import static milepost.declarations.RunningService.takeBack;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.declarations.EcfWorld;
import milepost.declarations.RunningService.Got;
import milepost.declarations.World;
import milepost.platform.messaging.Snapshot;
import milepost.platform.testkit.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangePartnersTest {

    private final World world = new World().told();
    private final UUID other = UUID.randomUUID();
    private final String id = post(world, world.started()).id();

    @Test
    void anotherPartnerIsNamedAndShownAndTold() {
        hears(partner(), partnership());
        String before = stamp();

        Got changed = change(other, world.partner);

        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        assertThat(changed.attribute("delivery_partner_id").asString()).isEqualTo(other.toString());
        assertThat(changed.attribute("delivery_partner_name").asString()).isEqualTo("Cedar Schools");
        assertThat(changed.attribute("secondary_delivery_partner_name").asString()).isEqualTo("Birch Schools");
        assertThat(get(world.provider, PATH + "/" + id).body()).isEqualTo(changed.body());
        assertThat(stamp()).isGreaterThan(before);
        assertThat(rows("SELECT cause, actor FROM declaration_history WHERE declaration_id = '" + id + "' ORDER BY position DESC LIMIT 1"))
                .containsExactly(Map.of("cause", "delivery_partner_changed", "actor", "provider"));
        assertThat(rows("SELECT delivery_partner_id::text AS it FROM declarations WHERE id = '" + id + "'"))
                .containsExactly(Map.of("it", other.toString()));
    }

    @Test
    void theSecondPartnerIsClearedByLeavingItOutAndTheSameAgainChangesNothing() {
        hears(partner(), partnership());
        change(world.partner, other);
        String before = stamp();
        assertThat(change(world.partner, other).status()).isEqualTo(200);
        assertThat(stamp()).isEqualTo(before);

        assertThat(change(world.partner, null).attribute("secondary_delivery_partner_id").isNull()).isTrue();
    }

    /** Decision A11. */
    @Test
    void aChangeRepeatedUnderItsKeyIsAnsweredAsBeforeAndChangesNothing() {
        hears(partner(), partnership());
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Got first = put(body(other, null), key);
        change(world.partner, null);

        Got again = put(body(other, null), key);

        assertThat(again.headers().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(put(body(other, world.partner), key).codes()).containsExactly("idempotency_key_reused");
        assertThat(get(world.provider, PATH + "/" + id).attribute("delivery_partner_id").asString()).isEqualTo(world.partner.toString());
    }

    @Test
    void itCanBeChangedInAnyState() {
        hears(partner(), partnership(), world.line(id, "paid"));
        assertThat(change(other, null).state()).isEqualTo("paid");
        takeBack(world.provider, id);
        assertThat(change(world.partner, null).state()).isEqualTo("awaiting_clawback");
    }

    @Test
    void refusalsCarryTheTitlesOfTodayAndChangeNothing() {
        Got refused = change(UUID.randomUUID(), UUID.randomUUID());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.codes()).containsExactly("delivery_partner_not_found", "secondary_delivery_partner_not_found");
        assertThat(refused.body().at("/errors/0/title").asString()).isEqualTo("delivery_partner");
        assertThat(change(null, null).codes()).containsExactly("delivery_partner_missing");
        assertThat(put(world.provider, Map.of("data", Map.of())).status()).isEqualTo(400);
        hears(partner());
        assertThat(change(other, null).codes()).containsExactly("delivery_partner_not_yours");
        assertThat(get(world.provider, PATH + "/" + id).attribute("delivery_partner_id").asString()).isEqualTo(world.partner.toString());
    }

    /** Decision D8. */
    @Test
    void thePartnerOfATeachersDeclarationIsThatOfTheRecordWhateverIsSent() {
        EcfWorld teacher = new EcfWorld().told();
        String declared = teacher.declares("started", "2024-11-05", null).id();

        Got refused = send(TestTokens.provider(teacher.provider, World.NOW), "PUT", PATH + "/" + declared + "/change-delivery-partner", body(other, other));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.codes()).containsExactly("delivery_partner_of_training_record");
        assertThat(refused.body().at("/errors/0/title").asString()).isEqualTo("delivery_partner_id");
        assertThat(get(teacher.provider, PATH + "/" + declared).attribute("delivery_partner_id").asString()).isEqualTo(teacher.partner.toString());
    }

    @Test
    void theOwnerIsAskedBeforeAPartnerIsRefused() {
        others().know(partner());
        others().know(partnership());

        assertThat(change(other, null).attribute("delivery_partner_name").asString()).isEqualTo("Cedar Schools");
    }

    @Test
    void onlyItsMakerMayChangeItAndOthersDoNotLearnOfIt() {
        World stranger = new World().told();
        assertThat(put(stranger.provider, body(world.partner, null)).status()).isEqualTo(404);
        UUID next = stranger.provider;
        world.provider = next;
        world.trainedSince = Instant.parse("2024-12-01T00:00:00Z");
        world.statusSince = world.trainedSince;
        hears(world.enrolment());

        Got refused = put(next, body(world.partner, null));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().at("/errors/0/title").asString()).isEqualTo("Cannot modify declaration");
    }

    @Test
    void theNamesItShowsAreRememberedSoThatNoSweepFindsItBehind() {
        hears(partner(), partnership());
        change(other, world.partner);

        assertThat(rows("SELECT d.id FROM declarations d WHERE d.id = '" + id + "' AND d.names_seen <> (SELECT sum(version) FROM ("
                + "SELECT version FROM lead_providers WHERE id = d.lead_provider_id UNION ALL "
                + "SELECT version FROM delivery_partners WHERE id IN (d.delivery_partner_id, d.secondary_delivery_partner_id)) n)")).isEmpty();
    }

    private Snapshot partner() {
        return snapshot("catalogue", "delivery-partner", "delivery-partner/" + other, with("id", other, "name", "Cedar Schools"));
    }

    private Snapshot partnership() {
        return snapshot("catalogue", "partnership", "partnership/" + world.provider + "/" + other, with("lead_provider_id", world.provider,
                "delivery_partner_id", other, "cohorts", List.of(world.cohort)));
    }

    private Got change(@Nullable UUID first, @Nullable UUID second) {
        return put(world.provider, body(first, second));
    }

    private static Map<String, Object> body(@Nullable UUID first, @Nullable UUID second) {
        return Map.of("data", Map.of("type", "participant-declaration", "attributes",
                with("delivery_partner_id", first, "secondary_delivery_partner_id", second)));
    }

    private Got put(UUID provider, Map<String, Object> body) {
        return send(TestTokens.provider(provider, World.NOW), "PUT", PATH + "/" + id + "/change-delivery-partner", body);
    }

    private Got put(Map<String, Object> body, Map<String, String> headers) {
        return send(TestTokens.provider(world.provider, World.NOW), "PUT", PATH + "/" + id + "/change-delivery-partner", body, headers);
    }

    private String stamp() {
        return rows("SELECT updated_at::text FROM declaration_documents WHERE declaration_id = '" + id + "'").getFirst().get("updated_at");
    }
}
