package milepost.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import milepost.local.sandbox.EarlyCareer.Step;
import milepost.local.sandbox.EarlyCareerMilestones.Milestone;
import milepost.local.sandbox.RecordingGateway.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sandbox says to the two APIs about early career teachers and mentors. */
class EarlyCareerStoriesTest {

    @TempDir
    private Path directory;

    private final World world = World.read();
    private final EarlyCareers people = EarlyCareers.of(world, Trainees.of(world));
    private final RecordingGateway gateway = new RecordingGateway();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void everyStepIsDoneOnceAndMentorsAreThereBeforeTheirTeachers() {
        play();
        play();

        List<Request> all = gateway.requests();
        assertThat(all).hasSize(people.size());
        assertThat(all.stream().map(Request::key).collect(Collectors.toSet())).hasSameSizeAs(all);
        assertThat(all.subList(0, 40)).allMatch(request -> request.body().path("course_identifier").asString().equals("ecf-mentor"));
        assertThat(all.subList(40, 120)).allMatch(request -> request.body().path("course_identifier").asString().equals("ecf-induction"));
    }

    @Test
    void aTrainingRecordIsHandedInWholeByTheOperatorOnItsDay() {
        play();

        Request handedIn = gateway.requests().stream()
                .filter(request -> request.body().path("id").asString("").equals(World.id("teacher record", 1))).findFirst().orElseThrow();
        assertThat(handedIn.method() + " " + handedIn.path()).isEqualTo("POST /operator/v1/training-records");
        assertThat(handedIn.token()).isEqualTo("Bearer operator");
        assertThat(handedIn.on()).isEqualTo("2021-09-06T12:00:00Z");
        assertThat(handedIn.body()).isEqualTo(World.JSON.readTree("""
                {"id": "%s", "participant": {"id": "%s", "full_name": "Hari Farthing", "email": "hari.farthing.ecf41@example.org", "trn": "3100287",
                 "trn_verified": true},
                 "course_identifier": "ecf-induction", "lead_provider_id": "%s", "delivery_partner_id": "%s", "cohort": "2021a",
                 "schedule_identifier": "ecf-standard-september", "school_urn": "901000", "mentor_id": "%s", "eligible_for_funding": true,
                 "sparsity_uplift": true, "pupil_premium_uplift": false, "induction_start_date": "2021-09-02"}""".formatted(World.id("teacher record", 1),
                World.id("early career", 41), world.providerId(0), World.id("partner", world.partnersOf(0).getFirst()), World.id("early career", 0))));
    }

    @Test
    void providersActForThoseTheyTrainAndOperatorsTransfer() {
        play();

        EarlyCareer deferred = people.teachers().get(1);
        Request defer = gateway.to("/api/v3/participants/ecf/" + deferred.who().participantId() + "/defer");
        assertThat(defer.method()).isEqualTo("PUT");
        assertThat(defer.token()).isEqualTo("Bearer token " + deferred.provider());
        assertThat(defer.body()).isEqualTo(World.JSON.readTree("""
                {"data": {"type": "participant-defer", "attributes": {"course_identifier": "ecf-induction", "reason": "parental-leave"}}}"""));
        EarlyCareer moved = people.teachers().get(41);
        Step.Transfer transfer = (Step.Transfer) moved.story().getFirst();
        Request transferred = gateway.to("/operator/v1/training-records/" + moved.recordId() + "/transfer");
        assertThat(transferred.token()).isEqualTo("Bearer operator");
        assertThat(transferred.body()).isEqualTo(World.JSON.readTree("""
                {"lead_provider_id": "%s", "delivery_partner_id": "%s", "from": "%s"}""".formatted(
                world.providerId(transfer.to()), World.id("partner", transfer.partner()), transfer.from())));
        assertThat(gateway.to("/api/v3/participants/ecf/" + moved.who().participantId() + "/withdraw").token()).isEqualTo("Bearer token " + transfer.to());
    }

    @Test
    void whatIsDeclaredIsDeclaredByTheProviderInItsPartOfTheYearsAndOnce() {
        List<Milestone> milestones = EarlyCareerMilestones.of(world, people);
        told(stories -> Timeline.CHAPTERS.forEach(chapter -> stories.declare(chapter, milestones)));
        told(stories -> Timeline.CHAPTERS.forEach(chapter -> stories.declare(chapter, milestones)));

        assertThat(gateway.requests()).hasSameSizeAs(milestones).allMatch(request -> request.path().equals("/api/v3/participant-declarations"));
        assertThat(gateway.requests().stream().map(Request::key).collect(Collectors.toSet())).hasSameSizeAs(milestones);
        Milestone completed = milestones.stream().filter(each -> each.type().equals("completed")).findFirst().orElseThrow();
        Request declared = gateway.requests().stream().filter(request -> request.body().at("/data/attributes/participant_id").asString()
                .equals(completed.of().who().participantId()) && request.body().at("/data/attributes/declaration_type").asString().equals("completed"))
                .findFirst().orElseThrow();
        assertThat(declared.token()).isEqualTo("Bearer token " + completed.of().provider());
        assertThat(declared.on()).isEqualTo(completed.on() + "T12:00:00Z");
        assertThat(declared.body()).isEqualTo(World.JSON.readTree("""
                {"data": {"type": "participant-declaration", "attributes": {"participant_id": "%s", "course_identifier": "ecf-mentor",
                 "declaration_type": "completed", "declaration_date": "%sT09:00:00Z", "evidence_held": "75-percent-engagement-met"}}}""".formatted(
                completed.of().who().participantId(), completed.date())));
    }

    private void play() {
        told(stories -> stories.play(people));
    }

    private void told(Consumer<EarlyCareerStories> story) {
        List<Provider> providers = IntStream.range(0, world.providers().size())
                .mapToObj(provider -> new Provider(world.providerId(provider), world.providers().get(provider).name(), "token " + provider)).toList();
        try (Ledger ledger = Ledger.in(directory); Steps steps = new Steps(new Api(gateway.at()), ledger, _ -> {})) {
            story.accept(new EarlyCareerStories(world, steps, "operator", providers));
        }
    }
}
