package milepost.declarations.http;

import static milepost.declarations.RunningService.PATH;
import static milepost.declarations.RunningService.get;
import static milepost.declarations.RunningService.hears;
import static milepost.declarations.RunningService.post;
import static milepost.declarations.RunningService.send;
import static milepost.declarations.RunningService.sendRaw;
import static milepost.declarations.RunningService.takeBack;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import milepost.declarations.EcfWorld;
import milepost.declarations.RunningService.Got;
import milepost.declarations.World;
import milepost.platform.testkit.TestTokens;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The same declarations by three addresses: made, read, voided and hidden alike, shown as each version shows them. */
class ThreeVersionsTest {

    private static final String FIRST = "/api/v1/participant-declarations";
    private static final String SECOND = "/api/v2/participant-declarations";
    private static final List<String> ALL = List.of(FIRST, SECOND, PATH);

    private final World world = new World().told();

    @Test
    void aDeclarationMadeInAnyVersionIsAnsweredInItsShapeAndIsThereInEvery() {
        for (String path : ALL) {
            World each = new World().told();
            Got made = declare(each, path, null);

            assertThat(made.status()).as(made.body().toString()).isEqualTo(200);
            assertThat(made.body().path("data")).isEqualTo(get(each.provider, path + "/" + made.id()).body().path("data"));
            assertAgreement(each.provider, made.id());
        }
    }

    @Test
    void aVoidInAnyVersionIsAnsweredInItsShapeAndIsThereInEvery() {
        for (String path : ALL) {
            World each = new World().told();
            String id = post(each, each.started()).id();

            Got voided = take(each.provider, path, id);

            assertThat(voided.state()).as(voided.body().toString()).isEqualTo("voided");
            assertThat(voided.body().path("data")).isEqualTo(get(each.provider, path + "/" + id).body().path("data"));
            assertAgreement(each.provider, id);
        }
    }

    /** facts/ecf 1.4: a clawback is not voided. */
    @Test
    void theFlagsOfTheFirstVersionFollowTheState() {
        String id = post(world, world.started()).id();
        assertThat(flags(id)).containsExactly(false, false);
        hears(world.line(id, "open"));
        assertThat(flags(id)).containsExactly(true, false);
        hears(world.line(id, "payable"));
        assertThat(flags(id)).containsExactly(true, false);
        hears(world.line(id, "paid"));
        assertThat(flags(id)).containsExactly(false, false);
        takeBack(world.provider, id);
        assertThat(flags(id)).containsExactly(false, false);

        String another = post(world, world.declaring("retained-1", "2024-11-06T10:00:00Z")).id();
        takeBack(world.provider, another);
        assertThat(flags(another)).containsExactly(false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRST, SECOND, PATH})
    void everyRefusedVoidIsTitledDeclaration(String path) {
        String id = post(world, world.started()).id();
        takeBack(world.provider, id);

        Got refused = take(world.provider, path, id);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.codes()).containsExactly("declaration_already_voided");
        assertThat(refused.body().at("/errors/0/title").asString()).isEqualTo("declaration");
    }

    /** Decision A11: the path is part of a key's scope. */
    @Test
    void aKeyIsAnsweredAgainInTheVersionInWhichItWasUsedAndIsFreeInAnother() {
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Got first = declare(world, FIRST, key);
        Got again = declare(world, FIRST, key);
        Got elsewhere = declare(world, SECOND, key);

        assertThat(again.headers().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(elsewhere.codes()).containsExactly("declaration_already_exists");
        assertThat(elsewhere.body().at("/errors/0/meta/declaration_id").asString()).isEqualTo(first.id());
    }

    @Test
    void eachVersionHasATagOfItsOwnThatMovesWithTheDeclaration() {
        String id = post(world, world.started()).id();
        Set<String> tags = new HashSet<>();
        for (String path : ALL) {
            String tag = get(world.provider, path + "/" + id).headers().getETag();
            tags.add(tag);
            assertThat(unlessAt(path, id, tag)).isEqualTo(304);
        }
        assertThat(tags).hasSize(3);
        assertThat(unlessAt(FIRST, id, get(world.provider, SECOND + "/" + id).headers().getETag())).isEqualTo(200);

        hears(world.line(id, "open"));
        ALL.forEach(path -> tags.forEach(tag -> assertThat(unlessAt(path, id, tag)).isEqualTo(200)));
    }

    @Test
    void theFirstTwoVersionsKnowTwoFiltersAndIgnoreTheOthers() {
        String id = post(world, world.started()).id();
        String stamp = get(world.provider, FIRST + "/" + id).attribute("updated_at").asString();
        for (String path : List.of(FIRST, SECOND)) {
            assertThat(listed(world.provider, path + "?filter%5Bparticipant_id%5D=" + world.participant)).containsExactly(id);
            assertThat(listed(world.provider, path + "?filter%5Bparticipant_id%5D=" + UUID.randomUUID())).isEmpty();
            assertThat(listed(world.provider, path + "?filter%5Bupdated_since%5D=" + stamp)).containsExactly(id);
            assertThat(listed(world.provider, path + "?filter%5Bupdated_since%5D=2999-01-01T00:00:00Z")).isEmpty();
            assertThat(listed(world.provider, path + "?filter%5Bcohort%5D=1999&filter%5Bdelivery_partner_id%5D=" + UUID.randomUUID())).containsExactly(id);
            assertThat(get(world.provider, path + "?filter%5Bupdated_since%5D=yesterday").codes()).containsExactly("filter_invalid");
            assertThat(get(world.provider, path + "?filter%5Bparticipant_id%5D=x").codes()).containsExactly("filter_invalid");
            assertThat(get(world.provider, path + "?page%5Bpage%5D=0").codes()).containsExactly("page_invalid");
        }
    }

    @Test
    void pagesOfEveryVersionLeadToTheirOwnNext() {
        List<String> ids = List.of(post(world, world.started()).id(), post(world, world.declaring("retained-1", "2024-11-06T10:00:00Z")).id());
        for (String path : ALL) {
            Got first = get(world.provider, path + "?page%5Bper_page%5D=1");
            String next = first.body().at("/links/next").asString();
            assertThat(ids(first)).containsExactly(ids.getFirst());
            assertThat(next).startsWith(path + "?");
            assertThat(listed(world.provider, next)).containsExactly(ids.getLast());
            assertThat(listed(world.provider, path + "?page%5Bper_page%5D=1&page%5Bpage%5D=2")).containsExactly(ids.getLast());
            assertThat(first.body().at("/meta/complete_until").asString()).isNotEmpty();
        }
    }

    @Test
    void anotherProvidersDeclarationIsNowhereInAnyVersion() {
        World stranger = new World().told();
        String id = post(world, world.started()).id();
        for (String path : ALL) {
            assertThat(get(stranger.provider, path + "/" + id).body()).isEqualTo(get(stranger.provider, path + "/" + UUID.randomUUID()).body());
            assertThat(get(stranger.provider, path + "/" + id).status()).isEqualTo(404);
            assertThat(take(stranger.provider, path, id).status()).isEqualTo(404);
            assertThat(listed(stranger.provider, path)).isEmpty();
        }
        assertThat(get(world.provider, FIRST + "/" + id).state()).isEqualTo("submitted");
    }

    /** Decision D10: live ones of the former provider are seen, and are not the new one's to change. */
    @ParameterizedTest
    @ValueSource(strings = {FIRST, SECOND, PATH})
    void afterATransferTheNewProviderSeesWhatIsLiveAndMayNotVoidIt(String path) {
        UUID former = world.provider;
        String live = post(world, world.started()).id();
        String voided = post(world, world.declaring("retained-1", "2024-11-06T10:00:00Z")).id();
        takeBack(former, voided);
        world.provider = UUID.randomUUID();
        world.trainedSince = Instant.parse("2024-12-01T00:00:00Z");
        world.statusSince = world.trainedSince;
        hears(world.enrolment());

        assertThat(listed(world.provider, path)).containsExactly(live);
        assertThat(listed(former, path)).containsExactly(live, voided);
        assertThat(take(world.provider, path, live).status()).isEqualTo(403);
        assertThat(take(world.provider, path, voided).status()).isEqualTo(404);
    }

    /** Decision A2. */
    @Test
    void aTeachersDeclarationsStandBesideThoseOfNpqsInEveryVersion() {
        EcfWorld teacher = new EcfWorld();
        teacher.provider = world.provider;
        teacher.told();
        List<String> made = new ArrayList<>(List.of(post(world, world.started()).id()));
        List<String> types = List.of("started", "retained-1", "retained-2");
        List<String> days = List.of("2024-11-05", "2025-02-05", "2025-05-05");
        for (int i = 0; i < ALL.size(); i++) {
            Got taken = declare(TestTokens.provider(world.provider, Instant.parse(days.get(i) + "T20:00:00Z")), ALL.get(i),
                    teacher.declaring(types.get(i), days.get(i) + "T09:30:00Z", "training-event-attended"), Map.of());
            assertThat(taken.status()).as(taken.body().toString()).isEqualTo(200);
            made.add(taken.id());
            assertAgreement(world.provider, taken.id());
        }

        ALL.forEach(path -> assertThat(listed(world.provider, path)).containsExactlyElementsOf(made));
        JsonNode shown = shown(world.provider, PATH, made.get(2)).path("attributes");
        assertThat(shown.path("mentor_id").asString()).isEqualTo(teacher.mentor.toString());
        assertThat(shown.path("evidence_held").asString()).isEqualTo("training-event-attended");
        assertThat(shown.path("delivery_partner_id").asString()).isEqualTo(teacher.partner.toString());
        assertThat(List.of("delivery_partner_name", "secondary_delivery_partner_id", "application_id", "has_passed", "statement_id")).allMatch(name -> shown.get(name).isNull());
        assertThat(listed(world.provider, PATH + "?filter%5Bdelivery_partner_id%5D=" + teacher.partner)).containsExactlyElementsOf(made.subList(1, 4));
    }

    /** facts/ecf 1.6: of what the next provider declares for its own days the former one sees nothing. */
    @ParameterizedTest
    @ValueSource(strings = {FIRST, SECOND, PATH})
    void afterATeachersTransferEachProviderListsWhatIsItsToSee(String path) {
        EcfWorld teacher = new EcfWorld().told();
        UUID former = teacher.provider;
        UUID next = UUID.randomUUID();
        String live = teacher.declares("started", "2024-11-05", null).id();
        teacher.provider = next;
        Instant january = Instant.parse("2025-01-06T00:00:00Z");
        hears(teacher.leadProvider(), teacher.contract(), teacher.statement(UUID.randomUUID(), next), teacher.from(january, next, "active").record());
        String later = teacher.declares("retained-1", "2025-02-05", "other").id();

        assertThat(listed(next, path)).containsExactly(live, later);
        assertThat(listed(former, path)).containsExactly(live);
        assertThat(take(next, path, live).status()).isEqualTo(403);
        assertThat(take(former, path, later).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/participant-declarations/%s/history", "/api/v2/participant-declarations/%s/history", "/api/v3/participant-declarations.csv",
        "/api/v4/participant-declarations"})
    void whatAVersionLacksIsNotThere(String path) {
        String id = post(world, world.started()).id();

        assertThat(get(world.provider, path.formatted(id)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRST, SECOND})
    void deliveryPartnersAreChangedInTheThirdVersionOnly(String path) {
        String id = post(world, world.started()).id();

        assertThat(send(token(world), "PUT", path + "/" + id + "/change-delivery-partner", Map.of("data", Map.of("attributes", Map.of()))).status())
                .isEqualTo(404);
    }

    private void assertAgreement(UUID provider, String id) {
        VersionsAgreeTest.assertAgreement(shown(provider, PATH, id), shown(provider, FIRST, id), shown(provider, SECOND, id));
        ALL.forEach(path -> assertThat(get(provider, path).body().path("data").values()).contains(shown(provider, path, id)));
    }

    private static JsonNode shown(UUID provider, String path, String id) {
        return get(provider, path + "/" + id).body().path("data");
    }

    private List<Boolean> flags(String id) {
        JsonNode attributes = shown(world.provider, FIRST, id).path("attributes");
        return List.of(attributes.path("eligible_for_payment").asBoolean(), attributes.path("voided").asBoolean());
    }

    private static Got declare(World world, String path, @Nullable Map<String, String> headers) {
        return declare(token(world), path, world.started(), headers == null ? Map.of() : headers);
    }

    private static Got declare(String token, String path, Map<String, Object> attributes, Map<String, String> headers) {
        byte[] body = Json.exact().writeValueAsBytes(Map.of("data", Map.of("type", "participant-declaration", "attributes", attributes)));
        return sendRaw(token, "POST", path, body, headers);
    }

    private static Got take(UUID provider, String path, String id) {
        return send(TestTokens.provider(provider, World.NOW), "PUT", path + "/" + id + "/void", null);
    }

    private int unlessAt(String path, String id, String tag) {
        return sendRaw(token(world), "GET", path + "/" + id, null, Map.of("If-None-Match", tag)).status();
    }

    private static String token(World world) {
        return TestTokens.provider(world.provider, World.NOW);
    }

    private static List<String> listed(UUID provider, String path) {
        Got answer = get(provider, path);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return ids(answer);
    }

    private static List<String> ids(Got answer) {
        return answer.body().path("data").values().stream().map(each -> each.path("id").asString()).toList();
    }
}
