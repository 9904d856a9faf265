package milepost.declarations.http;

import static milepost.declarations.RunningService.PATH;
import static milepost.declarations.RunningService.get;
import static milepost.declarations.RunningService.hears;
import static milepost.declarations.RunningService.post;
import static milepost.declarations.RunningService.rows;
import static milepost.declarations.RunningService.send;
import static milepost.declarations.RunningService.takeBack;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import milepost.declarations.EcfWorld;
import milepost.declarations.RunningService.Got;
import milepost.platform.testkit.TestTokens;
import org.junit.jupiter.api.Test;

/** Early career teachers and mentors as their providers declare them, from the first day to the last. */
class EarlyCareerStoriesTest {

    private static final String ATTENDED = "training-event-attended";
    private static final Instant EPIPHANY = Instant.parse("2025-01-06T00:00:00Z");

    @Test
    void aTeacherOf2024IsDeclaredSixTimes() {
        EcfWorld world = new EcfWorld().told();

        Got started = world.declares("started", "2024-11-05", null);
        assertThat(started.status()).as(started.body().toString()).isEqualTo(200);
        assertThat(started.state()).isEqualTo("submitted");
        assertThat(started.attribute("mentor_id").asString()).isEqualTo(world.mentor.toString());
        assertThat(started.attribute("delivery_partner_id").asString()).isEqualTo(world.partner.toString());
        assertThat(started.attribute("delivery_partner_name").isNull()).isTrue();
        assertThat(started.attribute("evidence_held").isNull()).isTrue();
        assertThat(started.attribute("application_id").isNull()).isTrue();
        assertThat(started.attribute("has_passed").isNull()).isTrue();
        assertThat(world.declares("retained-1", "2025-02-05", ATTENDED).attribute("evidence_held").asString()).isEqualTo(ATTENDED);
        assertThat(world.declares("retained-2", "2025-05-05", "self-study-material-completed").status()).isEqualTo(200);
        assertThat(world.declares("retained-3", "2025-09-05", "other").status()).isEqualTo(200);
        assertThat(world.declares("retained-4", "2026-02-05", ATTENDED).status()).isEqualTo(200);
        assertThat(world.declares("completed", "2026-07-31", ATTENDED).status()).isEqualTo(200);

        assertThat(world.declares("extended-1", "2026-07-31", ATTENDED).codes()).containsExactly("declaration_type_not_in_schedule");
        assertThat(get(world.provider, PATH).body().path("data").size()).isEqualTo(6);
        assertThat(rows("SELECT DISTINCT family, course_group, fundable::text, sparsity_uplift::text, pupil_premium_uplift::text FROM declarations WHERE training_id = '"
                + world.training + "'")).containsExactly(Map.of("family", "ecf", "course_group", "ecf", "fundable", "true",
                "sparsity_uplift", "false", "pupil_premium_uplift", "true"));
    }

    @Test
    void aMentorOf2025StartsAndCompletesAndIsRetainedNever() {
        EcfWorld world = EcfWorld.ofMentor("2025a");
        world.contractKind = "ecf_mentor";
        world.told();

        assertThat(world.declares("started", "2025-11-05", null).codes()).containsExactly("evidence_held_missing");
        assertThat(world.declares("started", "2025-11-05", "materials-engaged-with-offline").status()).isEqualTo(200);
        assertThat(world.declares("retained-1", "2026-02-05", ATTENDED).codes()).containsExactly("declaration_type_not_for_mentors");
        assertThat(world.declares("completed", "2026-02-05", ATTENDED).codes()).containsExactly("evidence_held_invalid");
        assertThat(world.declares("completed", "2025-10-05", "75-percent-engagement-met").codes()).containsExactly("declaration_out_of_sequence");
        assertThat(world.declares("completed", "2026-02-05", "75-percent-engagement-met").status()).isEqualTo(200);
    }

    @Test
    void anExtendedScheduleGoesOnToExtendedThree() {
        EcfWorld world = new EcfWorld();
        world.schedule = "ecf-extended-september";
        world.told();

        List<String> types = List.of("started", "retained-1", "retained-2", "retained-3", "retained-4", "completed", "extended-1", "extended-2", "extended-3");
        for (int month = 0; month < types.size(); month++) {
            Got taken = world.declares(types.get(month), "2025-0" + (month + 1) + "-05", ATTENDED);
            assertThat(taken.status()).as(types.get(month) + taken.body()).isEqualTo(200);
        }
    }

    @Test
    void afterAWithdrawalWhatLiesBeforeItIsStillDeclared() {
        EcfWorld world = new EcfWorld();
        world.from(EcfWorld.FIRST_OF_SEPTEMBER, world.provider, "active").from(Instant.parse("2025-02-10T14:00:00Z"), world.provider, "withdrawn").told();
        Instant march = Instant.parse("2025-03-20T12:00:00Z");

        assertThat(world.declaresOn(march, "retained-1", "2025-02-11T00:00:00Z", ATTENDED).codes()).containsExactly("participant_withdrawn");
        assertThat(world.declaresOn(march, "retained-1", "2025-02-10T23:59:59Z", ATTENDED).status()).isEqualTo(200);
    }

    @Test
    void theNextProviderSeesWhatTheFormerDeclaredAndIsRefusedTheSame() {
        EcfWorld world = new EcfWorld().told();
        String started = world.declares("started", "2024-11-05", null).id();
        UUID next = UUID.randomUUID();
        takesOver(world, next);
        hears(world.from(EPIPHANY, next, "active").record());

        assertThat(get(next, PATH + "/" + started).attribute("lead_provider_name").asString()).isEqualTo("Aster Learning");
        Got refused = world.declares(next, "started", "2024-12-20", null);
        assertThat(refused.codes()).containsExactly("declaration_already_exists");
        assertThat(refused.body().at("/errors/0/meta/declaration_id").asString()).isEqualTo(started);
        assertThat(takeBack(next, started).status()).isEqualTo(403);
        String retained = world.declares(next, "retained-1", "2025-02-05", ATTENDED).id();

        assertThat(get(world.provider, PATH + "/" + retained).status()).as("the former provider sees nothing of what comes after it").isEqualTo(404);
        assertThat(world.declares("retained-2", "2025-05-05", ATTENDED).codes()).containsExactly("participant_transferred");
        send(TestTokens.provider(world.provider, Instant.parse("2025-03-01T12:00:00Z")), "PUT", PATH + "/" + started + "/void", null);
        assertThat(get(next, PATH + "/" + started).state()).as("what it could see it keeps seeing").isEqualTo("voided");
    }

    @Test
    void whoeverIsOnlyGoingToTrainSeesWhatIsLiveAlready() {
        EcfWorld world = new EcfWorld().told();
        String started = world.declares("started", "2024-11-05", null).id();
        UUID next = UUID.randomUUID();

        hears(world.from(Instant.parse("2099-01-06T00:00:00Z"), next, "active").record());
        assertThat(get(next, PATH + "/" + started).state()).isEqualTo("submitted");
        takeBack(world.provider, started);

        assertThat(get(next, PATH + "/" + started).status()).isEqualTo(404);
    }

    @Test
    void theSamePersonUnderAnotherIdIsDeclaredOnce() {
        EcfWorld world = new EcfWorld().told();
        EcfWorld twin = new EcfWorld();
        twin.trn = world.trn;
        twin.told();
        String first = world.declares("started", "2024-11-05", null).id();

        Got second = twin.declares("started", "2024-11-06", null);

        assertThat(second.state()).isEqualTo("ineligible");
        assertThat(second.attribute("ineligible_for_funding_reason").asString()).isEqualTo("duplicate_declaration");
        assertThat(second.attribute("superseded_by").asString()).isEqualTo(first);
        EcfWorld asMentor = EcfWorld.ofMentor("2024a");
        asMentor.trn = world.trn;
        assertThat(asMentor.told().declares("started", "2024-11-06", null).state()).as("in the other role").isEqualTo("submitted");
    }

    @Test
    void fundingThatIsConfirmedLaterMovesOnWhatWaitedForIt() {
        EcfWorld world = new EcfWorld();
        world.eligible = null;
        world.told();
        String started = world.declares("started", "2024-11-05", null).id();
        assertThat(fundable(started)).isEqualTo("false");

        world.eligible = true;
        hears(world.record(), world.line(started, "open"));

        assertThat(fundable(started)).isEqualTo("true");
        assertThat(get(world.provider, PATH + "/" + started).state()).isEqualTo("eligible");
        assertThat(get(world.provider, PATH + "/" + started + "/history").body().path("data").values().stream()
                .map(step -> step.at("/attributes/cause").asString())).containsExactly("declared", "funding_confirmed", "line_attached");
    }

    @Test
    void aCourseOfTheOtherRoleOrFamilyIsNotTheParticipants() {
        EcfWorld world = new EcfWorld().told();
        hears(EcfWorld.ofMentor("2024a").course());
        for (String course : List.of("ecf-mentor", "npq-headship", "ecf-inducton")) {
            Map<String, Object> attributes = world.declaring("started", "2024-11-05T09:30:00Z", null);
            attributes.put("course_identifier", course);
            assertThat(post(world.provider, Instant.parse("2024-11-05T20:00:00Z"), attributes).codes()).as(course)
                    .containsExactly("course_not_taken_by_participant");
        }
    }

    @Test
    void aCohortWhosePaymentsAreFrozenIsDeclaredNoMore() {
        EcfWorld world = new EcfWorld();
        world.cohort = "2021a";
        world.told();

        assertThat(world.declares("retained-1", "2024-10-05", ATTENDED).codes()).containsExactly("cohort_payments_frozen");
    }

    @Test
    void theTenthIdenticalRefusalIsNotGivenAgainAndOtherEvidenceIsAnotherAttempt() {
        EcfWorld world = new EcfWorld().told();
        for (int nth = 1; nth <= 9; nth++) {
            assertThat(world.declares("retained-1", "2025-02-05", null).codes()).containsExactly("evidence_held_missing");
        }

        assertThat(world.declares("retained-1", "2025-02-05", null).status()).isEqualTo(429);
        assertThat(world.declares("retained-1", "2025-02-05", "a photograph").codes()).containsExactly("evidence_held_invalid");
        assertThat(world.declares("retained-1", "2025-02-05", ATTENDED).status()).isEqualTo(200);

        assertThat(rows("SELECT verdict, count(*)::text AS times FROM attempts WHERE participant_id = '" + world.participant + "' GROUP BY verdict ORDER BY verdict"))
                .containsExactly(Map.of("verdict", "accepted", "times", "1"), Map.of("verdict", "refused", "times", "10"),
                        Map.of("verdict", "repeated", "times", "1"));
    }

    @Test
    void aStatementOfTheOtherFamilyPaysNothingOfIt() {
        EcfWorld world = new EcfWorld();
        world.statementType = "npq";
        world.told();

        assertThat(world.declares("started", "2024-11-05", null).codes()).containsExactly("statement_unavailable");
    }

    @Test
    void nothingWasHeardYetButTheOwnersKnow() {
        EcfWorld world = new EcfWorld();
        world.cohort = "2023a";
        world.onlyKnownToOwners();

        Got taken = world.declares("started", "2024-11-05", null);

        assertThat(taken.status()).as(taken.body().toString()).isEqualTo(200);
        assertThat(taken.attribute("lead_provider_name").asString()).isEqualTo("Aster Learning");
    }

    @Test
    void ofFiftyIdenticalDeclarationsAtOnceOneIsTakenAndTheOthersNameIt() throws Exception {
        EcfWorld world = new EcfWorld().told();

        List<Got> answers = fiftyTimes(() -> world.declares("started", "2024-11-05", null));

        List<Got> taken = answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(taken).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 422)).hasSize(49).allSatisfy(answer ->
                assertThat(answer.body().at("/errors/0/meta/declaration_id").asString()).isEqualTo(taken.getFirst().id()));
    }

    @Test
    void underOneIdempotencyKeyFiftyIdenticalDeclarationsGetTheSameAnswer() throws Exception {
        EcfWorld world = new EcfWorld().told();
        String token = TestTokens.provider(world.provider, Instant.parse("2024-11-05T20:00:00Z"));
        Map<String, Object> body = Map.of("data", Map.of("attributes", world.declaring("started", "2024-11-05T09:30:00Z", null)));

        List<Got> answers = fiftyTimes(() -> send(token, "POST", PATH, body, Map.of("Idempotency-Key", "one-" + world.training)));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200));
        assertThat(answers.stream().map(Got::body).distinct()).hasSize(1);
        assertThat(rows("SELECT id FROM declarations WHERE training_id = '" + world.training + "'")).hasSize(1);
    }

    private static List<Got> fiftyTimes(Callable<Got> call) throws Exception {
        try (var executor = Executors.newFixedThreadPool(50)) {
            return executor.invokeAll(Collections.nCopies(50, call)).stream().map(Future::resultNow).toList();
        }
    }

    /** The provider that takes over, with contract and statement of its own. */
    private static void takesOver(EcfWorld world, UUID provider) {
        EcfWorld next = new EcfWorld();
        next.provider = provider;
        next.cohort = world.cohort;
        hears(next.leadProvider(), next.contract(), next.statement());
    }

    private static String fundable(String declaration) {
        return rows("SELECT fundable::text FROM declarations WHERE id = '" + declaration + "'").getFirst().get("fundable");
    }
}
