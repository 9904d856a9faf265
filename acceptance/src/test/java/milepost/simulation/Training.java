package milepost.simulation;

import java.util.List;
import java.util.UUID;
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

    Training(World world, Asking asking) {
        this.world = world;
        this.asking = asking;
    }

    void verify(UUID person, int trn) {
        asking.on(Service.PARTICIPANTS, () -> world.participants.service().changePerson.change(new ParticipantId(person),
                new ParticularsRefusal.Written(null, null, "%07d".formatted(1_000_000 + trn), true)));
    }

    void change(Told.Application application, ProviderAction action, int season) {
        String group = application.course().equals(Catalogue.COURSES.get(0)) ? "leadership" : "specialist";
        var asked = new Asked(application.course(), "other", "npq-%s-%s".formatted(group, SEASONS.get(season)), null);
        asking.on(Service.PARTICIPANTS, () -> world.participants.service().changeTraining.change(new ChangeTraining.Request(
                new ParticipantId(application.participant()), new LeadProviderId(application.provider()), action, asked, asking.now())))
                .ifPresent(outcome -> {
                    if (outcome instanceof ChangeTraining.Outcome.NotVisible) {
                        world.told.wrong(new Violation(Invariant.I5_ONE_EFFECT, "application " + application.id(),
                                "its acceptance was acknowledged, and its provider does not train anybody"));
                    }
                });
    }
}
