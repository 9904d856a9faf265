package milepost.declarations.messaging;

import static milepost.declarations.RunningService.PATH;
import static milepost.declarations.RunningService.beans;
import static milepost.declarations.RunningService.execute;
import static milepost.declarations.RunningService.folds;
import static milepost.declarations.RunningService.get;
import static milepost.declarations.RunningService.hears;
import static milepost.declarations.RunningService.hearsTogether;
import static milepost.declarations.RunningService.operator;
import static milepost.declarations.RunningService.peer;
import static milepost.declarations.RunningService.post;
import static milepost.declarations.RunningService.rows;
import static milepost.declarations.RunningService.takeBack;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.declarations.RunningService;
import milepost.declarations.RunningService.Got;
import milepost.declarations.World;
import milepost.declarations.application.ConvergeDeclarations;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.Sweep;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Declarations follow lines, verdicts, trainings and persons, in whatever order and however often they hear of them. */
class FollowingOthersTest {

    @Test
    void linesInAnyOrderAndRepeatedLeadToTheSameState() {
        Seeds.forEach("lines in any order", 12, random -> {
            World world = new World().told();
            String id = post(world, world.started()).id();
            UUID later = UUID.randomUUID();
            List<Snapshot> lines = new ArrayList<>(List.of(world.line(id, "open"), world.line(id, null), world.line(id, "open"), world.line(id, "payable"),
                    world.line(id, "paid")));
            if (random.nextBoolean()) {
                // a refund follows a void, which here was granted before any line was heard of
                takeBack(world.provider, id);
                lines.add(world.line(id, "paid", later, "open"));
                lines.add(world.line(id, "paid", later, "paid"));
            }
            List<Snapshot> twice = new ArrayList<>(lines);
            twice.addAll(lines);

            Generators.shuffled(random, twice).forEach(RunningService::hears);

            assertThat(get(world.provider, PATH + "/" + id).state()).isEqualTo(lines.size() == 5 ? "paid" : "clawed_back");
            assertThat(rows("SELECT state FROM declaration_history WHERE declaration_id = '" + id + "'").size()).isLessThanOrEqualTo(lines.size() + 2);
        });
    }

    @Test
    void linesThatComeTogetherMoveTheirDeclarationsTogether() {
        World first = new World().told();
        World second = new World().told();
        World third = new World().told();
        String one = post(first, first.started()).id();
        String two = post(second, second.started()).id();
        String three = post(third, third.started()).id();
        hears(third.line(three, "payable"));
        Snapshot older = third.line(three, "open");
        hears(third.line(three, "paid"));

        hearsTogether(first.line(one, "open"), older, second.line(two, "payable"), first.line(UUID.randomUUID().toString(), "open"));

        assertThat(get(first.provider, PATH + "/" + one).state()).isEqualTo("eligible");
        assertThat(get(second.provider, PATH + "/" + two).state()).isEqualTo("payable");
        assertThat(get(third.provider, PATH + "/" + three).state()).isEqualTo("paid");
        assertThat(rows("SELECT state FROM declaration_history WHERE declaration_id = '" + two + "' ORDER BY position"))
                .startsWith(Map.of("state", "submitted")).endsWith(Map.of("state", "payable"));
    }

    @Test
    void ofTrainingsAndPeopleThatComeTogetherThoseWithDeclarationsAreFollowed() {
        World declared = new World();
        declared.verdict = "unconfirmed";
        declared.told();
        String id = post(declared, declared.started()).id();
        World fresh = new World();
        declared.verdict = "not_eligible";

        hearsTogether(fresh.participant(), declared.participant());
        hearsTogether(fresh.application(), declared.application());

        assertThat(get(declared.provider, PATH + "/" + id).attribute("ineligible_for_funding_reason").asString()).isEqualTo("not_eligible_for_funding");
        assertThat(rows("SELECT id::text FROM applications WHERE id = '" + fresh.application().key() + "'")).hasSize(1);
    }

    @Test
    void updatedAtMovesExactlyWhenTheDocumentDoes() {
        World world = new World().told();
        String id = post(world, world.started()).id();
        Snapshot open = world.line(id, "open");
        hears(open);
        String before = stamp(id, world.provider);

        hears(open, world.line(id, "open"), world.participant(), world.enrolment(), world.application());
        assertThat(stamp(id, world.provider)).isEqualTo(before);
        hears(world.line(id, "payable"));
        assertThat(stamp(id, world.provider)).isGreaterThan(before);
    }

    @Test
    void aVerdictMovesASubmittedDeclarationAndBack() {
        World world = new World();
        world.verdict = "unconfirmed";
        world.told();
        String id = post(world, world.started()).id();
        assertThat(fundable(id)).isEqualTo("false");

        world.verdict = "not_eligible";
        hears(world.application());
        assertThat(get(world.provider, PATH + "/" + id).attribute("ineligible_for_funding_reason").asString()).isEqualTo("not_eligible_for_funding");
        world.verdict = "eligible";
        hears(world.application());
        assertThat(get(world.provider, PATH + "/" + id).state()).isEqualTo("submitted");
        assertThat(fundable(id)).isEqualTo("true");
        assertThat(rows("SELECT cause FROM declaration_history WHERE declaration_id = '" + id + "' ORDER BY position"))
                .containsExactly(Map.of("cause", "declared"), Map.of("cause", "funding_refused"), Map.of("cause", "funding_confirmed"));
    }

    @Test
    void aFundedPlaceGivenMovesOnWhatWasIneligibleForWantOfIt() {
        World world = new World();
        world.fundedPlace = false;
        world.told();
        String id = post(world, world.started()).id();
        assertThat(get(world.provider, PATH + "/" + id).state()).isEqualTo("ineligible");

        world.fundedPlace = true;
        hears(world.application());

        assertThat(get(world.provider, PATH + "/" + id).state()).isEqualTo("submitted");
        assertThat(fundable(id)).isEqualTo("true");
    }

    @Test
    void aVerdictNeverTakesADeclarationOffItsStatementButFinanceSeesIt() {
        World world = new World().told();
        String id = post(world, world.started()).id();
        hears(world.line(id, "open"));
        world.verdict = "not_eligible";

        hears(world.application());

        assertThat(get(world.provider, PATH + "/" + id).state()).isEqualTo("eligible");
        assertThat(fundable(id)).isEqualTo("true");
        assertThat(worklist(id)).containsExactly("funding_withdrawn_after_declaration");
        world.verdict = "eligible";
        hears(world.application());
        assertThat(worklist(id)).isEmpty();
    }

    @Test
    void theProviderThatNowTrainsSeesLiveDeclarationsAndMayNotChangeThem() {
        World world = new World().told();
        String live = post(world, world.started()).id();
        String voided = post(world, world.declaring("retained-1", "2024-11-06T10:00:00Z")).id();
        takeBack(world.provider, voided);
        UUID maker = world.provider;
        UUID next = UUID.randomUUID();
        world.provider = next;
        world.trainedSince = Instant.parse("2024-12-01T00:00:00Z");
        world.statusSince = world.trainedSince;

        assertThat(get(next, PATH + "/" + live).status()).isEqualTo(404);
        hears(world.enrolment());

        assertThat(get(next, PATH + "/" + live).state()).isEqualTo("submitted");
        assertThat(get(next, PATH + "/" + live).attribute("lead_provider_name").asString()).isEqualTo("Aster Learning");
        assertThat(get(next, PATH + "/" + voided).status()).isEqualTo(404);
        assertThat(get(maker, PATH + "/" + live).status()).isEqualTo(200);
        Got refused = takeBack(next, live);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().at("/errors/0/title").asString()).isEqualTo("Cannot modify declaration");
        assertThat(stamp(live, next)).isGreaterThan(stamp(live, maker));
    }

    @Test
    void afterATransferWhileNothingWasHeardTheOwnerIsAskedBeforeA404() {
        World world = new World().told();
        String id = post(world, world.started()).id();
        UUID next = UUID.randomUUID();
        world.provider = next;
        RunningService.others().know(world.enrolment());

        assertThat(get(next, PATH + "/" + id).status()).isEqualTo(200);
    }

    @Test
    void aTrnVerifiedLaterMakesTheLaterDeclarationADuplicateAndLeavesPaidOnesToPeople() {
        World first = new World().told();
        World second = new World();
        String trn = second.trn;
        second.trn = null;
        second.told();
        String earlier = post(first, first.started()).id();
        String later = post(second, second.started()).id();
        String alsoLater = post(second, second.declaring("retained-1", "2024-11-07T10:00:00Z")).id();
        String alsoEarlier = post(first, first.declaring("retained-1", "2024-11-07T10:00:00Z")).id();
        hears(second.line(later, "payable"), first.line(alsoEarlier, "paid"), second.line(alsoLater, "paid"));

        second.trn = first.trn;
        hears(second.participant());

        assertThat(trn).isNotNull();
        Got superseded = get(second.provider, PATH + "/" + later);
        assertThat(superseded.state()).isEqualTo("ineligible");
        assertThat(superseded.attribute("superseded_by").asString()).isEqualTo(earlier);
        assertThat(get(first.provider, PATH + "/" + earlier).state()).isEqualTo("submitted");
        assertThat(get(first.provider, PATH + "/" + alsoEarlier).state()).isEqualTo("paid");
        assertThat(worklist(alsoLater).size() + worklist(alsoEarlier).size()).isEqualTo(1);
    }

    @Test
    void aSupersededDuplicateNeverRevivesByItself() {
        World first = new World().told();
        World second = new World();
        second.trn = first.trn;
        second.told();
        String earlier = post(first, first.started()).id();
        String later = post(second, second.started()).id();

        takeBack(first.provider, earlier);
        hears(second.application(), second.participant(), second.enrolment());

        assertThat(get(second.provider, PATH + "/" + later).state()).isEqualTo("ineligible");
    }

    @Test
    void aSweepFindsWhatWasOnlyRemembered() {
        World world = new World().told();
        String id = post(world, world.started()).id();
        folds(world.line(id, "open"));
        assertThat(get(world.provider, PATH + "/" + id).state()).isEqualTo("submitted");
        execute("UPDATE lines SET folded_at = folded_at - interval '40 seconds' WHERE declaration_id = '" + id + "'");

        assertThat(sweep("declaration-behind-others")).isGreaterThanOrEqualTo(1);

        assertThat(get(world.provider, PATH + "/" + id).state()).isEqualTo("eligible");
        assertThat(sweep("declaration-behind-others")).isZero();
    }

    /** Everybody else's are more than the stretch of one that each pass looks at for its own sake. */
    @Test
    void aSweepOverManyFindsWhatWasOnlyRememberedSinceThePassBefore() {
        World world = new World().told();
        String id = post(world, world.started()).id();
        post(world, world.declaring("retained-1", "2024-11-06T10:00:00Z"));
        BehindOthers sweep = new BehindOthers(RunningService.bean(ConvergeDeclarations.class), Clock.systemUTC(), 1, 10_000);
        sweep(sweep);
        sweep.passed();
        folds(world.line(id, "open"));
        execute("UPDATE lines SET folded_at = folded_at - interval '40 seconds' WHERE declaration_id = '" + id + "'");

        assertThat(sweep(sweep)).isEqualTo(1);

        assertThat(get(world.provider, PATH + "/" + id).state()).isEqualTo("eligible");
    }

    @Test
    void aSweepFindsWhoeverWasTakenForSomebodyElseUntilTheOthersTrnWasTakenBack() {
        World first = new World().told();
        World second = new World();
        second.trn = null;
        second.told();
        String earlier = post(first, first.started()).id();
        String later = post(second, second.started()).id();
        hears(first.line(earlier, "paid"), second.line(later, "paid"));
        second.trn = first.trn;
        hears(second.participant());
        assertThat(worklist(later)).containsExactly("duplicate_declarations_paid");

        first.trn = null;
        hears(first.participant());
        execute("UPDATE participants SET folded_at = folded_at - interval '40 seconds' WHERE id = '" + second.participant + "'");
        sweep("declaration-behind-others");

        assertThat(worklist(later)).isEmpty();
    }

    @Test
    void aDocumentOfAnOlderShapeIsRenderedAgainWithoutMovingUpdatedAt() {
        World world = new World().told();
        String id = post(world, world.started()).id();
        String before = stamp(id, world.provider);
        execute("UPDATE declaration_documents SET shape = 0, body = '{}', content_hash = 'older' WHERE declaration_id = '" + id + "'");

        sweep("document-of-older-shape");

        assertThat(get(world.provider, PATH + "/" + id).state()).isEqualTo("submitted");
        assertThat(stamp(id, world.provider)).isEqualTo(before);
    }

    @Test
    void reconciliationSeesGroupsAndTheDeclarationsInThem() {
        World world = new World().told();
        String eligible = post(world, world.started()).id();
        hears(world.line(eligible, "open"));
        String submitted = post(world, world.declaring("retained-1", "2024-11-06T10:00:00Z")).id();
        String voided = post(world, world.declaring("retained-2", "2024-11-07T10:00:00Z")).id();
        takeBack(world.provider, voided);

        var groups = peer("/internal/reconciliation/groups?lead_provider_id=" + world.provider).body();
        var drilled = peer("/internal/reconciliation/declarations?lead_provider_id=" + world.provider + "&cohort=2024a&declaration_type=retained-1").body();

        assertThat(groups.size()).isEqualTo(2);
        assertThat(groups.get(1).path("declaration_type").asString()).isEqualTo("started");
        assertThat(groups.get(0).path("hash").asString()).isEqualTo(rows(
                "SELECT to_hex(bit_xor(hashtextextended('" + submitted + "' || ':submitted', 0))) AS hash").getFirst().get("hash"));
        assertThat(drilled.get(0).path("id").asString()).isEqualTo(submitted);
        assertThat(drilled.get(0).path("fundable").asBoolean()).isTrue();
        assertThat(peer("/internal/reconciliation/declarations?lead_provider_id=" + world.provider + "&cohort=2024a&declaration_type=retained-1&after="
                + submitted).body()).isEmpty();
    }

    private static int sweep(String name) {
        return sweep(beans(Sweep.class).values().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow());
    }

    private static int sweep(Sweep sweep) {
        var transaction = RunningService.bean(TransactionalOperator.class);
        int repaired = 0;
        String after = null;
        do {
            Sweep.Page page = sweep.repair(after, 100).as(transaction::transactional).block();
            repaired += page.repaired();
            after = page.nextKey();
        } while (after != null);
        return repaired;
    }

    private static String stamp(String id, UUID provider) {
        return rows("SELECT updated_at::text FROM declaration_documents WHERE declaration_id = '" + id + "' AND provider_id = '" + provider + "'")
                .getFirst().get("updated_at");
    }

    private static String fundable(String id) {
        return rows("SELECT fundable::text FROM declarations WHERE id = '" + id + "'").getFirst().get("fundable");
    }

    private static List<String> worklist(String id) {
        return operator("GET", "/operator/v1/worklist", null, "finance").body().values().stream()
                .filter(item -> item.path("subject_id").asString().equals(id)).map(item -> item.path("kind").asString()).toList();
    }
}
