package milepost.declarations.messaging;

import static milepost.declarations.Others.snapshot;
import static milepost.declarations.RunningService.PATH;
import static milepost.declarations.RunningService.bean;
import static milepost.declarations.RunningService.beans;
import static milepost.declarations.RunningService.execute;
import static milepost.declarations.RunningService.folds;
import static milepost.declarations.RunningService.get;
import static milepost.declarations.RunningService.hears;
import static milepost.declarations.RunningService.post;
import static milepost.declarations.RunningService.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.declarations.EcfWorld;
import milepost.declarations.application.Affected;
import milepost.declarations.application.Declarations;
import milepost.declarations.application.TurnDeclarations;
import milepost.declarations.domain.DeclarationId;
import milepost.platform.messaging.Sweep;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of declarations for early career teachers when their training records and their people change afterwards. */
class EarlyCareerLaterTest {

    private static final Instant NOVEMBER = Instant.parse("2024-11-20T12:00:00Z");
    private static final Instant EPIPHANY = Instant.parse("2025-01-06T00:00:00Z");

    /** Decision D2, its table: a declaration in a state, waiting where nothing is said of its funding yet, and what the record says of it then. */
    @ParameterizedTest(name = "{0}: {1} → {2} {4}")
    @CsvSource(nullValues = "none", value = {
        "submitted,  none,  submitted,  none,              none",
        "waiting,    none,  submitted,  declared,          none",
        "waiting,    true,  submitted,  funding_confirmed, none",
        "waiting,    false, ineligible, funding_refused,   none",
        "submitted,  false, ineligible, funding_refused,   none",
        "ineligible, true,  submitted,  funding_confirmed, none",
        "ineligible, none,  ineligible, none,              none",
        "eligible,   false, eligible,   none,              funding_withdrawn_after_declaration",
        "payable,    false, payable,    none,              funding_withdrawn_after_declaration",
        "paid,       false, paid,       none,              funding_withdrawn_after_declaration"})
    void fundingThatChangesLater(String state, @Nullable Boolean eligible, String after, @Nullable String cause, @Nullable String concern) {
        EcfWorld world = new EcfWorld();
        world.eligible = state.equals("waiting") ? null : Boolean.valueOf(!state.equals("ineligible"));
        world.told();
        String id = world.declares("started", "2024-11-05", null).id();
        switch (state) {
            case "eligible" -> hears(world.line(id, "open"));
            case "payable", "paid" -> hears(world.line(id, state));
            default -> { }
        }
        assertThat(state(world, id)).isEqualTo(state.equals("waiting") ? "submitted" : state);
        world.eligible = eligible;
        world.effectiveAt = NOVEMBER;

        hears(world.record());

        assertThat(state(world, id)).isEqualTo(after);
        assertThat(worklist(id)).isEqualTo(concern == null ? List.of() : List.of(concern));
        if (cause != null) {
            assertThat(causes(id)).endsWith(cause);
        }
    }

    @Test
    void aWithdrawalBeforeTheDeclaredDayIsForPeopleToSee() {
        EcfWorld world = new EcfWorld().told();
        String id = world.declares("started", "2024-11-05", null).id();

        hears(world.from(Instant.parse("2024-10-20T10:00:00Z"), world.provider, "withdrawn").record());

        assertThat(state(world, id)).isEqualTo("submitted");
        assertThat(worklist(id)).containsExactly("declaration_contradicts_training");
    }

    @Test
    void anotherScheduleInWhichTheWindowWasOverIsForPeopleToSee() {
        EcfWorld world = new EcfWorld().told();
        String id = world.declares("started", "2024-11-05", null).id();
        EcfWorld other = new EcfWorld();
        other.cohort = "2025a";
        hears(other.cohort(), other.schedule());

        world.cohort = "2025a";
        hears(world.from(NOVEMBER, world.provider, "active").record());

        assertThat(worklist(id)).containsExactly("declaration_contradicts_schedule");
    }

    @Test
    void aTrnVerifiedLaterMakesTheLaterDeclarationADuplicate() {
        EcfWorld first = new EcfWorld().told();
        EcfWorld second = new EcfWorld();
        second.trn = null;
        second.told();
        String earlier = first.declares("started", "2024-11-05", null).id();
        String later = second.declares("started", "2024-11-04", null).id();

        second.trn = first.trn;
        hears(second.participant());

        assertThat(state(first, earlier)).isEqualTo("submitted");
        assertThat(state(second, later)).isEqualTo("ineligible");
        assertThat(causes(later)).endsWith("duplicate_found");
    }

    @Test
    void twoIdsThatBecomeOneTakeTheirDeclarationsAlong() {
        EcfWorld world = new EcfWorld().told();
        String id = world.declares("started", "2024-11-05", null).id();
        UUID retired = world.participant;
        UUID survivor = UUID.randomUUID();
        world.participant = survivor;

        hears(world.participant(retired, survivor), world.participant(), world.record());

        assertThat(get(world.provider, PATH + "/" + id).attribute("participant_id").asString()).isEqualTo(survivor.toString());
        assertThat(causes(id)).endsWith("participant_id_changed");
        var attributes = world.declaring("retained-1", "2025-02-05T09:30:00Z", "other");
        attributes.put("participant_id", retired);
        var refused = post(world.provider, Instant.parse("2025-02-05T20:00:00Z"), attributes);
        assertThat(refused.codes()).containsExactly("participant_id_changed");
        assertThat(refused.body().at("/errors/0/meta/participant_id").asString()).isEqualTo(survivor.toString());
    }

    @Test
    void aMentorWhoseIdWasRetiredIsShownUnderTheOther() {
        EcfWorld world = new EcfWorld().told();
        String id = world.declares("started", "2024-11-05", null).id();
        String before = get(world.provider, PATH + "/" + id).attribute("updated_at").asString();
        UUID survivor = UUID.randomUUID();

        world.periods.forEach(period -> period.put("mentor_id", survivor));
        hears(world.record());

        assertThat(get(world.provider, PATH + "/" + id).attribute("mentor_id").asString()).isEqualTo(survivor.toString());
        assertThat(causes(id)).endsWith("mentor_changed");
        assertThat(get(world.provider, PATH + "/" + id).attribute("updated_at").asString()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void onceAnotherProviderTrainsAnUnpaidDeclarationOfTheFormerIsInNobodysWay() {
        EcfWorld world = new EcfWorld();
        world.eligible = false;
        world.told();
        String unpaid = world.declares("started", "2024-11-05", null).id();
        UUID next = UUID.randomUUID();
        EcfWorld after = new EcfWorld();
        after.provider = next;
        hears(after.leadProvider(), after.contract(), after.statement());

        hears(world.from(EPIPHANY, next, "active").record());
        world.eligible = true;
        hears(world.record());

        assertThat(state(world, unpaid)).as("the slot was given up, so it is not taken back").isEqualTo("ineligible");
        assertThat(world.declares(next, "started", "2024-12-20", null).state()).isEqualTo("submitted");
    }

    @Test
    void onTheFirstDayOfAPlannedTransferTheSlotIsFreeAndTheSweepHasNothingToDo() {
        EcfWorld world = new EcfWorld();
        world.eligible = false;
        world.told();
        String unpaid = world.declares("started", "2024-11-05", null).id();
        hears(world.from(Instant.parse("2099-01-06T00:00:00Z"), UUID.randomUUID(), "active").record());
        assertThat(rows("SELECT turns_at::text FROM declarations WHERE id = '" + unpaid + "'").getFirst().get("turns_at")).startsWith("2099-01-0");

        // the day has come
        execute("WITH day AS (UPDATE enrolments SET periods = replace(periods::text, '2099-01-06', '2025-01-06')::jsonb WHERE id = '" + world.training
                + "') UPDATE declarations SET turns_at = now() - interval '10 minutes' WHERE id = '" + unpaid + "'");
        assertThat(bean(Declarations.class).lock(new Affected.Lagging(null, null)).block()).doesNotContain(new DeclarationId(UUID.fromString(unpaid)));
        bean(TurnDeclarations.class).turn(10).block();

        assertThat(holdsSlot(unpaid)).isEqualTo("false");
        assertThat(bean(TurnDeclarations.class).areDue().block()).isFalse();
    }

    @Test
    void aSweepFreesTheSlotThatNoTurnOfTheDayKnowsOf() {
        EcfWorld world = new EcfWorld();
        world.eligible = false;
        world.told();
        String unpaid = world.declares("started", "2024-11-05", null).id();
        hears(world.from(Instant.parse("2099-01-06T00:00:00Z"), UUID.randomUUID(), "active").record());
        assertThat(holdsSlot(unpaid)).isEqualTo("true");

        // the day has come
        execute("UPDATE enrolments SET periods = replace(periods::text, '2099-01-06', '2025-01-06')::jsonb WHERE id = '" + world.training + "'");
        sweep();

        assertThat(holdsSlot(unpaid)).isEqualTo("false");
        assertThat(sweep()).isZero();
    }

    @Test
    void aSweepFindsARecordThatWasOnlyRemembered() {
        EcfWorld world = new EcfWorld();
        world.eligible = null;
        world.told();
        String id = world.declares("started", "2024-11-05", null).id();
        world.eligible = false;
        folds(world.record());
        execute("UPDATE enrolments SET folded_at = folded_at - interval '40 seconds' WHERE id = '" + world.training + "'");

        assertThat(sweep()).isGreaterThanOrEqualTo(1);

        assertThat(state(world, id)).isEqualTo("ineligible");
        assertThat(sweep()).isZero();
    }

    @Test
    void aNameOfADeliveryPartnerMovesNothing() {
        EcfWorld world = new EcfWorld().told();
        String id = world.declares("started", "2024-11-05", null).id();

        hears(snapshot("catalogue", "delivery-partner", "delivery-partner/" + world.partner, Map.of("id", world.partner, "name", "Birch Schools")));
        execute("UPDATE delivery_partners SET folded_at = folded_at - interval '40 seconds' WHERE id = '" + world.partner + "'");
        sweep();

        assertThat(get(world.provider, PATH + "/" + id).attribute("delivery_partner_name").isNull()).isTrue();
    }

    private static int sweep() {
        Sweep sweep = beans(Sweep.class).values().stream().filter(it -> it.name().equals("declaration-behind-others")).findFirst().orElseThrow();
        return sweep.repair(null, 10_000).block().repaired();
    }

    private static String state(EcfWorld world, String id) {
        return get(world.provider, PATH + "/" + id).state();
    }

    private static String holdsSlot(String id) {
        return rows("SELECT holds_slot::text FROM declarations WHERE id = '" + id + "'").getFirst().get("holds_slot");
    }

    private static List<String> worklist(String id) {
        return rows("SELECT kind FROM worklist WHERE declaration_id = '" + id + "' ORDER BY kind").stream().map(row -> row.get("kind")).toList();
    }

    private static List<String> causes(String id) {
        return rows("SELECT cause FROM declaration_history WHERE declaration_id = '" + id + "' ORDER BY position").stream().map(row -> row.get("cause")).toList();
    }
}
