package milepost.declarations.messaging;

import static milepost.declarations.Others.snapshot;
import static milepost.declarations.Others.with;
import static milepost.declarations.RunningService.PATH;
import static milepost.declarations.RunningService.bean;
import static milepost.declarations.RunningService.execute;
import static milepost.declarations.RunningService.get;
import static milepost.declarations.RunningService.hears;
import static milepost.declarations.RunningService.operator;
import static milepost.declarations.RunningService.peer;
import static milepost.declarations.RunningService.post;
import static milepost.declarations.RunningService.rows;
import static milepost.declarations.RunningService.takeBack;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import milepost.declarations.World;
import milepost.declarations.application.PublishedDeclarations;
import milepost.declarations.application.Publishing.Published;
import milepost.platform.messaging.Snapshot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** What becomes of declarations when verdicts, places, providers, cohorts, schedules and training change after they were made. */
class VerdictsAndTrainingLaterTest {

    /** Decision D2, its table: a declaration in a state, waiting where nothing is said of its funding yet, what is said then, and its last step. */
    @ParameterizedTest(name = "{0}: {1}, place {2} → {3}, by {4} {5}")
    @CsvSource(nullValues = "none", value = {
        "submitted,  not_eligible, none,  ineligible, funding_refused,   none",
        "submitted,  eligible,     false, ineligible, funding_refused,   none",
        "submitted,  unconfirmed,  none,  submitted,  declared,          none",
        "waiting,    eligible,     none,  submitted,  funding_confirmed, none",
        "waiting,    eligible,     true,  submitted,  funding_confirmed, none",
        "waiting,    eligible,     false, ineligible, funding_refused,   none",
        "waiting,    not_eligible, true,  ineligible, funding_refused,   none",
        "ineligible, eligible,     true,  submitted,  funding_confirmed, none",
        "ineligible, eligible,     none,  submitted,  funding_confirmed, none",
        "ineligible, eligible,     false, ineligible, funding_refused,   none",
        "ineligible, unconfirmed,  true,  ineligible, funding_refused,   none",
        "eligible,   not_eligible, none,  eligible,   line_attached,     funding_withdrawn_after_declaration",
        "eligible,   eligible,     false, eligible,   line_attached,     funding_withdrawn_after_declaration",
        "payable,    not_eligible, none,  payable,    line_payable,      funding_withdrawn_after_declaration",
        "payable,    eligible,     false, payable,    line_payable,      funding_withdrawn_after_declaration",
        "paid,       not_eligible, none,  paid,       line_paid,         funding_withdrawn_after_declaration",
        "paid,       eligible,     false, paid,       line_paid,         funding_withdrawn_after_declaration"})
    void aVerdictOrAPlaceThatChangesLater(String state, String verdict, @Nullable Boolean place, String after, String cause,
                                          @Nullable String concern) {
        World world = new World();
        world.verdict = switch (state) {
            case "ineligible" -> "not_eligible";
            case "waiting" -> "unconfirmed";
            default -> "eligible";
        };
        world.told();
        String id = post(world, world.started()).id();
        switch (state) {
            case "eligible" -> hears(world.line(id, "open"));
            case "payable", "paid" -> hears(world.line(id, state));
            default -> { }
        }
        assertThat(state(world, id)).isEqualTo(state.equals("waiting") ? "submitted" : state);
        world.verdict = verdict;
        world.fundedPlace = place;

        hears(world.application());

        assertThat(state(world, id)).isEqualTo(after);
        assertThat(rows("SELECT cause FROM declaration_history WHERE declaration_id = '" + id + "' ORDER BY position").getLast()).containsEntry("cause", cause);
        assertThat(worklist(id)).isEqualTo(concern == null ? List.of() : List.of(concern));
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdrawn", "deferred"})
    void trainingThatEndedBeforeTheDeclaredDateIsForPeopleToSee(String status) {
        World world = new World().told();
        String id = post(world, world.started()).id();
        world.trainingStatus = status;
        world.statusSince = Instant.parse("2024-10-20T10:00:00Z");

        hears(world.enrolment());

        assertThat(state(world, id)).isEqualTo("submitted");
        assertThat(worklist(id)).containsExactly("declaration_contradicts_training");
        takeBack(world.provider, id);
        assertThat(worklist(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdrawn", "deferred"})
    void trainingThatEndedAfterwardsContradictsNothing(String status) {
        World world = new World().told();
        String id = post(world, world.started()).id();
        world.trainingStatus = status;
        world.statusSince = Instant.parse("2024-11-05T18:00:00Z");

        hears(world.enrolment());

        assertThat(worklist(id)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2024-11-05,started,", "2024-11-06,started,declaration_contradicts_schedule", "2024-10-01,completed,declaration_contradicts_schedule"})
    void aScheduleIntoWhichTheDeclarationDoesNotFitIsForPeopleToSee(String begins, String type, @Nullable String concern) {
        World world = new World().told();
        String id = post(world, world.started()).id();
        hears(schedule(world, "npq-leadership-spring", begins, type));

        hears(movedTo(world, "npq-leadership-spring"));

        assertThat(state(world, id)).isEqualTo("submitted");
        assertThat(worklist(id)).isEqualTo(concern == null ? List.of() : List.of(concern));
        hears(world.enrolment());
        assertThat(worklist(id)).as("back on the schedule that it was declared for").isEmpty();
    }

    @Test
    void anApplicationThatIsPendingAgainLeavesEndedDeclarationsWithTheirMaker() {
        World world = new World().told();
        String id = post(world, world.started()).id();
        takeBack(world.provider, id);

        hears(ended(world));

        assertThat(state(world, id)).isEqualTo("voided");
        assertThat(post(world, world.started()).codes()).containsExactly("participant_not_recognised");
    }

    @Test
    void whatWasDeclaredWhileTheAcceptanceWasTakenBackIsForPeopleToSee() {
        World world = new World().told();
        String id = post(world, world.started()).id();

        hears(ended(world));

        assertThat(state(world, id)).isEqualTo("submitted");
        assertThat(worklist(id)).containsExactly("declaration_without_training");
        hears(world.enrolment());
        assertThat(worklist(id)).as("accepted once more").isEmpty();
    }

    @Test
    void anotherLeadProviderSeesWhatIsLiveAndItsMakerGoesOnSeeingIt() {
        World world = new World().told();
        String id = post(world, world.started()).id();
        UUID maker = world.provider;
        world.provider = UUID.randomUUID();
        world.trainedSince = Instant.parse("2024-11-19T00:00:00Z");
        world.statusSince = world.trainedSince;

        hears(world.enrolment());

        assertThat(state(world, id)).isEqualTo("submitted");
        assertThat(get(maker, PATH + "/" + id).state()).isEqualTo("submitted");
        takeBack(maker, id);
        assertThat(state(world, id)).as("and keeps seeing what it could see").isEqualTo("voided");
    }

    @Test
    void anotherCohortOfTheTrainingLeavesADeclarationInItsOwn() {
        World world = new World().told();
        String id = post(world, world.started()).id();
        World moved = new World();
        moved.cohort = "2025a";
        hears(moved.cohort(), schedule(moved, "npq-leadership-autumn", "2024-10-01", "started"));
        world.cohort = "2025a";

        hears(world.enrolment());

        assertThat(get(world.provider, PATH + "?filter%5Bcohort%5D=2024").body().at("/data/0/id").asString()).isEqualTo(id);
        assertThat(get(world.provider, PATH + "?filter%5Bcohort%5D=2025").body().path("data").isEmpty()).isTrue();
        assertThat(worklist(id)).isEmpty();
    }

    @Test
    void peersThatAskForDeclarationsAreToldOfEndedOnesAsWell() {
        World world = new World().told();
        String voided = post(world, world.started()).id();
        takeBack(world.provider, voided);
        String live = post(world, world.started()).id();

        for (String question : List.of("application_id=" + world.training, "participant_id=" + world.participant)) {
            var snapshots = peer("/internal/snapshots/declarations?" + question).body().path("snapshots");
            assertThat(snapshots.values().stream().map(each -> each.path("key").asString() + " " + each.at("/payload/state").asString()))
                    .as("live ones first").containsExactly(live + " submitted", voided + " voided");
            assertThat(snapshots.get(0).path("payload").propertyNames()).contains("id", "participant_id", "application_id", "course_identifier",
                    "declaration_type", "declaration_date", "state", "lead_provider_id");
        }
    }

    @Test
    void ofMoreThanAnybodyHasTheLiveOnesAreToldAndTheNewestOfTheOthers() {
        World world = new World().told();
        String live = post(world, world.started()).id();
        execute("INSERT INTO declarations SELECT (jsonb_populate_record(null::declarations, to_jsonb(d) || jsonb_build_object('id', gen_random_uuid(), "
                + "'state', 'voided', 'voided_by', 'provider', 'holds_slot', false, 'fundable', false, 'live_until', now(), "
                + "'created_at', d.created_at + nth * interval '1 second'))).* "
                + "FROM declarations d, generate_series(1, 510) nth WHERE d.id = '" + live + "'");

        PublishedDeclarations published = bean(PublishedDeclarations.class);
        for (Flux<Published> told : List.of(published.ofTraining(world.training), published.ofParticipant(world.participant))) {
            List<Published> all = told.collectList().block();
            assertThat(all).hasSize(500);
            assertThat(all.getFirst().declaration().id().value()).hasToString(live);
            assertThat(all.stream().skip(1).map(Published::createdAt).toList()).isSortedAccordingTo(Comparator.reverseOrder());
        }
        execute("DELETE FROM declarations WHERE training_id = '" + world.training + "' AND id <> '" + live + "'");
    }

    @Test
    void peersMayAskByTrainingRecordAndByOneThingAtATime() {
        UUID id = UUID.randomUUID();

        assertThat(peer("/internal/snapshots/declarations?training_record_id=" + id).body().path("snapshots").isEmpty()).isTrue();
        for (String question : List.of("", "school_urn=106286", "training_record_id=none", "training_record_id=" + id + "&participant_id=" + id)) {
            assertThat(peer("/internal/snapshots/declarations?" + question).status()).as(question).isBetween(400, 499);
        }
    }

    private static Snapshot schedule(World world, String identifier, String begins, String type) {
        return snapshot("catalogue", "schedule", "schedule/" + world.cohort + "/" + identifier, with("cohort", world.cohort, "identifier", identifier,
                "name", "Spring", "course_group", "leadership", "applies_from", begins, "applies_to", "2025-12-31",
                "milestones", List.of(with("declaration_type", type, "start_date", begins, "milestone_date", null))));
    }

    private static Snapshot movedTo(World world, String schedule) {
        world.schedule = schedule;
        Snapshot moved = world.enrolment();
        world.schedule = "npq-leadership-autumn";
        return moved;
    }

    private static Snapshot ended(World world) {
        world.live = false;
        Snapshot ended = world.enrolment();
        world.live = true;
        return ended;
    }

    private static String state(World world, String id) {
        return get(world.provider, PATH + "/" + id).state();
    }

    private static List<String> worklist(String id) {
        return operator("GET", "/operator/v1/worklist", null, "finance").body().values().stream()
                .filter(item -> item.path("subject_id").asString().equals(id)).map(item -> item.path("kind").asString()).toList();
    }
}
