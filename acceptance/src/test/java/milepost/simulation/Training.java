package milepost.simulation;

import java.util.List;
import java.util.UUID;
import milepost.declarations.application.RecordOutcome;
import milepost.declarations.domain.LondonDays;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.outcome.OutcomeForm;
import milepost.invariants.Invariant;
import milepost.invariants.Violation;
import milepost.participants.application.ChangeTraining;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ParticularsRefusal;
import milepost.participants.domain.training.Asked;
import milepost.participants.domain.training.ProviderAction;
import milepost.simulation.Step.Service;

/** What operators and providers change about people in training. */
final class Training {

    private static final List<String> SEASONS = List.of("autumn", "spring");

    private final World world;
    private final Asking asking;
    private final Owners owners;

    Training(World world, Asking asking) {
        this.world = world;
        this.asking = asking;
        this.owners = new Owners(world);
    }

    void verify(UUID person, int trn) {
        asking.on(Service.PARTICIPANTS, () -> world.participants.service().changePerson.change(new ParticipantId(person),
                new ParticularsRefusal.Written(null, null, "%07d".formatted(1_000_000 + trn), true)));
    }

    /** @param season the schedule's, and in a wide world the cohort's number besides */
    void change(Told.Application application, ProviderAction action, int season) {
        String group = application.course().equals(Catalogue.COURSES.get(0)) ? "leadership" : "specialist";
        List<String> cohorts = world.cohorts();
        var asked = new Asked(application.course(), "other", "npq-%s-%s".formatted(group, SEASONS.get(season % SEASONS.size())),
                season < SEASONS.size() ? null : cohorts.get(season / SEASONS.size() % cohorts.size()));
        asking.on(Service.PARTICIPANTS, () -> world.participants.service().changeTraining.change(new ChangeTraining.Request(
                new ParticipantId(application.participant()), new LeadProviderId(application.provider()), action, asked, asking.now())))
                .ifPresent(outcome -> {
                    switch (outcome) {
                        case ChangeTraining.Outcome.NotVisible _ -> unlessElsewhere(application);
                        case ChangeTraining.Outcome.Retired(var into) -> world.told.renamed(application.participant(), into.value());
                        case ChangeTraining.Outcome.Changed _ -> { }
                        case ChangeTraining.Outcome.Refused _ -> { }
                    }
                });
    }

    /** Neither news of a reverted acceptance nor of a new provider need have come to the one who asks. */
    private void unlessElsewhere(Told.Application application) {
        if (owners.trains(application.provider(), application.participant(), application.course())) {
            world.told.wrong(new Violation(Invariant.I5_ONE_EFFECT, "application " + application.id(),
                    "its acceptance was acknowledged, and its provider does not train anybody"));
        }
    }

    void report(Told.Application application, boolean passed, int daysAgo) {
        var form = new OutcomeForm(application.course(), passed ? "passed" : "failed", LondonDays.of(asking.now()).minusDays(daysAgo).toString());
        asking.on(Service.DECLARATIONS, () -> world.declarations.service().recordOutcome.record(new RecordOutcome.Request(
                new ProviderId(application.provider()), new milepost.declarations.domain.ParticipantId(application.participant()), form, asking.now())))
                .ifPresent(answer -> {
                    switch (answer) {
                        case RecordOutcome.Answer.Stands(var shown) -> world.told.outcomes.add(shown.outcome().id().value());
                        case RecordOutcome.Answer.Turned(_, var newId) -> {
                            if (newId != null) {
                                world.told.renamed(application.participant(), newId.value());
                            }
                        }
                        case RecordOutcome.Answer.NotFound _ -> unlessElsewhere(application);
                    }
                });
    }
}
