package milepost.declarations.http;

import static milepost.declarations.RunningService.PATH;
import static milepost.declarations.RunningService.get;
import static milepost.declarations.RunningService.hears;
import static milepost.declarations.RunningService.others;
import static milepost.declarations.RunningService.post;
import static milepost.declarations.RunningService.rows;
import static milepost.declarations.RunningService.takeBack;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import milepost.declarations.RunningService.Got;
import milepost.declarations.World;
import org.junit.jupiter.api.Test;

class SubmitDeclarationTest {

    @Test
    void aDeclarationIsTakenAndShownAtOnceWithAllItsAttributes() {
        World world = new World().told();

        Got taken = post(world, world.started());

        assertThat(taken.status()).as(taken.body().toString()).isEqualTo(200);
        assertThat(taken.state()).isEqualTo("submitted");
        assertThat(taken.body().at("/data/type").asString()).isEqualTo("participant-declaration");
        assertThat(taken.body().at("/data/attributes").propertyNames()).containsExactly("participant_id", "declaration_type", "course_identifier",
                "declaration_date", "state", "has_passed", "delivery_partner_id", "delivery_partner_name", "secondary_delivery_partner_id",
                "secondary_delivery_partner_name", "statement_id", "clawback_statement_id", "application_id", "uplift_paid", "lead_provider_name",
                "ineligible_for_funding_reason", "superseded_by", "mentor_id", "evidence_held", "created_at", "updated_at");
        assertThat(taken.attribute("declaration_date").asString()).isEqualTo("2024-11-05T09:30:00Z");
        assertThat(taken.attribute("delivery_partner_name").asString()).isEqualTo("Birch Schools");
        assertThat(taken.attribute("lead_provider_name").asString()).isEqualTo("Aster Learning");
        assertThat(taken.attribute("application_id").asString()).isEqualTo(world.training.toString());
        assertThat(taken.attribute("uplift_paid").asBoolean()).isFalse();
        assertThat(get(world.provider, PATH + "/" + taken.id()).body()).isEqualTo(taken.body());
    }

    @Test
    void othersAreToldInTheSameTransaction() {
        World world = new World().told();

        String id = post(world, world.started()).id();

        assertThat(rows("SELECT state, fundable::text, version::text FROM declarations WHERE id = '" + id + "'"))
                .containsExactly(Map.of("state", "submitted", "fundable", "true", "version", String.valueOf((1L << 40) + 1)));
        assertThat(rows("SELECT state, actor, cause FROM declaration_history WHERE declaration_id = '" + id + "'"))
                .containsExactly(Map.of("state", "submitted", "actor", "provider", "cause", "declared"));
    }

    @Test
    void ofFiftyIdenticalDeclarationsAtOnceOneIsTakenAndTheOthersNameIt() throws Exception {
        World world = new World().told();
        List<Callable<Got>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(() -> post(world, world.started()));
        }

        List<Got> answers = new ArrayList<>();
        try (var executor = Executors.newFixedThreadPool(50)) {
            for (Future<Got> answer : executor.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        List<Got> taken = answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(taken).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 422)).hasSize(49).allSatisfy(answer -> {
            assertThat(answer.codes()).containsExactly("declaration_already_exists");
            assertThat(answer.body().at("/errors/0/title").asString()).isEqualTo("base");
            assertThat(answer.body().at("/errors/0/meta/declaration_id").asString()).isEqualTo(taken.getFirst().id());
        });
    }

    @Test
    void nothingWasHeardYetButTheOwnersKnow() {
        World world = new World();
        world.course = "npq-executive-leadership";
        world.cohort = "2024c";
        world.onlyKnownToOwners();

        Got taken = post(world, world.started());

        assertThat(taken.status()).as(taken.body().toString()).isEqualTo(200);
        assertThat(taken.attribute("lead_provider_name").asString()).isEqualTo("Aster Learning");
        assertThat(takeBack(world.provider, taken.id()).state()).isEqualTo("voided");
    }

    @Test
    void whatIsKnownAlreadyIsNotAskedFor() {
        World world = new World().told();

        assertThat(others().askedDuring(() -> post(world, world.started()))).isEmpty();
    }

    @Test
    void aRefusalThatRestsOnAnOwnerWhoIsAwayIsNotGiven() {
        World world = new World().told();
        UUID stranger = UUID.randomUUID();
        Map<String, Object> attributes = world.started();
        attributes.put("participant_id", stranger);

        others().downDuring("participants-service", () -> assertThat(post(world, attributes).status()).isEqualTo(503));

        assertThat(post(world, attributes).codes()).containsExactly("participant_not_recognised");
    }

    @Test
    void aRefusalThatRestsOnTheRequestAloneAsksNobody() {
        World world = new World().told();

        List<String> asked = others().askedDuring(() ->
                assertThat(post(world, world.declaring("started", "2030-01-01T00:00:00Z")).codes()).containsExactly("declaration_date_in_future"));

        assertThat(asked).isEmpty();
    }

    @Test
    void independentErrorsAreReportedTogetherInTheOrderOfTheRules() {
        World world = new World().told();

        Got refused = post(world, Map.of());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.codes()).containsExactly("participant_id_missing", "course_identifier_missing", "declaration_date_missing",
                "declaration_type_missing");
        assertThat(refused.body().path("errors").values().stream().map(error -> error.path("title").asString()).toList())
                .containsExactly("participant_id", "course_identifier", "declaration_date", "declaration_type");
    }

    @Test
    void anotherIdOfTheSamePersonIsADuplicate() {
        World first = new World().told();
        World second = new World();
        second.trn = first.trn;
        second.told();
        String earlier = post(first, first.started()).id();

        Got later = post(second, second.started());

        assertThat(later.state()).isEqualTo("ineligible");
        assertThat(later.attribute("ineligible_for_funding_reason").asString()).isEqualTo("duplicate_declaration");
        assertThat(later.attribute("superseded_by").asString()).isEqualTo(earlier);
    }

    @Test
    void withoutFundingADeclarationIsIneligibleAtOnceAndHoldsItsSlot() {
        World world = new World();
        world.fundedPlace = false;
        world.told();

        Got taken = post(world, world.started());

        assertThat(taken.state()).isEqualTo("ineligible");
        assertThat(taken.attribute("ineligible_for_funding_reason").asString()).isEqualTo("not_eligible_for_funding");
        assertThat(post(world, world.started()).codes()).containsExactly("declaration_already_exists");
    }

    @Test
    void aCompletedDeclarationSaysWhetherTheParticipantPassed() {
        World world = new World().told();
        Map<String, Object> completed = world.declaring("completed", "2024-11-06T10:00:00Z");

        assertThat(post(world, completed).codes()).containsExactly("has_passed_missing");
        completed.put("has_passed", "true");
        Got taken = post(world, completed);

        assertThat(taken.attribute("has_passed").asBoolean()).isTrue();
        assertThat(rows("SELECT state, completion_date::text FROM outcomes WHERE declaration_id = '" + taken.id() + "'"))
                .containsExactly(Map.of("state", "passed", "completion_date", "2024-11-06"));
    }

    @Test
    void aRetiredIdNamesItsSuccessorOnlyToWhoTrainsThem() {
        World survivor = new World().told();
        World retired = new World();
        retired.provider = survivor.provider;
        retired.retiredInto = survivor.participant;
        hears(retired.participant(), retired.partner());

        Got known = post(survivor.provider, World.NOW, retired.started());
        Got stranger = post(new World().told().provider, World.NOW, retired.started());

        assertThat(known.codes()).containsExactly("participant_id_changed");
        assertThat(known.body().at("/errors/0/meta/participant_id").asString()).isEqualTo(survivor.participant.toString());
        assertThat(stranger.codes()).containsExactly("participant_not_recognised");
        assertThat(stranger.body().toString()).doesNotContain(survivor.participant.toString());
    }

    @Test
    void everyAttemptAboutAKnownParticipantIsRememberedWithItsVerdict() {
        World world = new World().told();

        post(world, world.declaring("started", "2024-09-01T00:00:00Z"));
        post(world, world.started());

        assertThat(rows("SELECT verdict, codes::text FROM attempts WHERE participant_id = '" + world.participant + "' ORDER BY position").stream()
                .map(row -> row.get("verdict") + row.get("codes")).collect(Collectors.toList()))
                .containsExactly("refused[\"declaration_date_before_milestone\"]", "accepted[]");
    }

    @Test
    void theTenthIdenticalRefusalIsNotGivenUnlessSomethingChanged() {
        World world = new World().told();
        String first = post(world, world.started()).id();
        for (int i = 0; i < 9; i++) {
            Got refused = post(world, world.started());
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body().at("/errors/0/meta/previous_attempt_at").asString()).isNotEmpty();
        }

        Got tenth = post(world, world.started());

        assertThat(tenth.status()).isEqualTo(429);
        assertThat(tenth.codes()).containsExactly("repeated_identical_attempt");
        assertThat(Integer.parseInt(tenth.headers().getFirst("Retry-After"))).isBetween(3000, 3601);
        hears(world.enrolment());
        assertThat(post(world, world.started()).status()).isEqualTo(422);
        takeBack(world.provider, first);
        assertThat(post(world, world.started()).status()).isEqualTo(200);
    }
}
