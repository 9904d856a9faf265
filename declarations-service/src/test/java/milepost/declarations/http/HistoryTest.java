package milepost.declarations.http;

import static milepost.declarations.RunningService.PATH;
import static milepost.declarations.RunningService.get;
import static milepost.declarations.RunningService.hears;
import static milepost.declarations.RunningService.operator;
import static milepost.declarations.RunningService.post;
import static milepost.declarations.RunningService.takeBack;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.declarations.EcfWorld;
import milepost.declarations.RunningService.Got;
import milepost.declarations.World;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How a declaration came to be what it is, for whoever sees it (decision D16). */
class HistoryTest {

    private final World world = new World().told();
    private final String id = post(world, world.started()).id();

    @Test
    void everyStepIsToldWithItsRoleAndItsCauseTheFirstOneFirst() {
        hears(world.line(id, "open"), world.line(id, "payable"), world.line(id, "paid"));
        takeBack(world.provider, id);
        UUID later = UUID.randomUUID();
        hears(world.line(id, "paid", later, "open"), world.line(id, "paid", later, "paid"));

        assertThat(told(world.provider, "")).containsExactly("submitted provider declared", "eligible system line_attached", "payable system line_payable",
                "paid system line_paid", "awaiting_clawback provider voided_by_provider", "awaiting_clawback system refund_placed",
                "clawed_back system refund_paid");
    }

    @Test
    void whatFollowedFromOthersNamesItsCause() {
        world.verdict = "not_eligible";
        hears(world.application());
        world.verdict = "eligible";
        hears(world.application());
        world.participant = UUID.randomUUID();
        hears(world.participant(), world.retired(world.participant), world.enrolment());

        assertThat(told(world.provider, "")).containsExactly("submitted provider declared", "ineligible system funding_refused",
                "submitted system funding_confirmed", "submitted system participant_id_changed");
    }

    @Test
    void aTeachersHistoryIsToldLikewise() {
        EcfWorld teacher = new EcfWorld().told();
        String declared = teacher.declares("started", "2024-11-05", null).id();
        hears(teacher.line(declared, "open"));
        takeBack(teacher.provider, declared);

        assertThat(steps(get(teacher.provider, PATH + "/" + declared + "/history")))
                .containsExactly("submitted provider declared", "eligible system line_attached", "voided provider voided_by_provider");
    }

    @Test
    void ofFinanceNoMoreIsToldThanThatItWasFinance() {
        operator("POST", "/operator/v1/declarations/" + id + "/void", Map.of("reason", "A person's own words."), "finance");

        Got history = history(world.provider, "");

        assertThat(steps(history)).containsExactly("submitted provider declared", "voided finance voided_by_finance");
        assertThat(history.body().toString()).doesNotContain("own words");
    }

    /** Decision A13. */
    @Test
    void bothTimesAreTold() {
        Instant before = Instant.now().minusSeconds(120);
        JsonNode first = history(world.provider, "").body().at("/data/0/attributes");

        assertThat(Instant.parse(first.path("effective_at").asString())).isEqualTo(World.NOW);
        assertThat(Instant.parse(first.path("recorded_at").asString())).isAfter(before);
    }

    @Test
    void pagesByNumberAndByCursorShowTheSameStepsUnderTheSameIds() {
        hears(world.line(id, "open"), world.line(id, "payable"));
        List<String> all = ids(history(world.provider, ""));
        assertThat(all).hasSize(3).doesNotHaveDuplicates();

        Got first = history(world.provider, "?page%5Bper_page%5D=2");
        assertThat(ids(first)).isEqualTo(all.subList(0, 2));
        assertThat(ids(get(world.provider, first.body().at("/links/next").asString()))).isEqualTo(all.subList(2, 3));
        assertThat(ids(history(world.provider, "?page%5Bper_page%5D=2&page%5Bpage%5D=2"))).isEqualTo(all.subList(2, 3));
        assertThat(ids(history(world.provider, "?page%5Bpage%5D=9"))).isEmpty();
        assertThat(history(world.provider, "?page%5Bafter%5D=nonsense").codes()).containsExactly("page_invalid");
        assertThat(history(world.provider, "").headers().getCacheControl()).isEqualTo("no-store");
    }

    @Test
    void toOthersItIsNoMoreThereThanTheDeclaration() {
        UUID stranger = new World().told().provider;

        assertThat(history(stranger, "").status()).isEqualTo(404);
        assertThat(history(stranger, "").body()).isEqualTo(get(stranger, PATH + "/" + UUID.randomUUID() + "/history").body());
    }

    @Test
    void whoeverSeesTheDeclarationAfterATransferSeesItsHistoryTooAndTheFormerProviderKeepsIt() {
        UUID former = world.provider;
        world.provider = UUID.randomUUID();
        world.trainedSince = Instant.parse("2024-12-01T00:00:00Z");
        world.statusSince = world.trainedSince;
        hears(world.enrolment());

        assertThat(told(world.provider, "")).isEqualTo(told(former, "")).containsExactly("submitted provider declared");
    }

    private Got history(UUID provider, String query) {
        return get(provider, PATH + "/" + id + "/history" + query);
    }

    private List<String> told(UUID provider, String query) {
        return steps(history(provider, query));
    }

    private static List<String> steps(Got history) {
        assertThat(history.status()).as(history.body().toString()).isEqualTo(200);
        return history.body().path("data").values().stream().map(step -> step.path("attributes"))
                .map(it -> it.path("state").asString() + " " + it.path("actor").asString() + " " + it.path("cause").asString()).toList();
    }

    private static List<String> ids(Got history) {
        return history.body().path("data").values().stream().map(step -> step.path("id").asString()).toList();
    }
}
