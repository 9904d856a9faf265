package milepost.simulation;

import java.util.Optional;
import java.util.UUID;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.ChangeFundedPlace;
import milepost.applications.application.ChangeTraining;
import milepost.applications.application.RevertToPending;
import milepost.applications.application.Trainings;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.PlaceAnswer;
import milepost.applications.domain.TrainingChange;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.simulation.Step.Service;

/** What operators change afterwards about applications that were taken, and about who is whom; and what providers do about funded places. */
final class Operating {

    private final World world;
    private final Asking asking;
    private final Owners owners;

    Operating(World world, Asking asking) {
        this.world = world;
        this.asking = asking;
        this.owners = new Owners(world);
    }

    /** Whether or not there was an answer, nobody can rely on the acceptance any more. */
    void revert(Told.Application application) {
        asking.on(Service.APPLICATIONS, () -> world.applications.service().revertToPending.revert(new ApplicationId(application.id()),
                why("reverted_to_pending"))).ifPresentOrElse(outcome -> {
            switch (outcome) {
                case RevertToPending.Outcome.Reverted _ -> world.told.accepted.remove(application.id());
                case RevertToPending.Outcome.NotFound _ -> owners.lost(application);
                case RevertToPending.Outcome.Refused _ -> { }
            }
        }, () -> world.told.accepted.remove(application.id()));
    }

    /** As the edge does it: where the owner of training has to decide, it is asked outside any transaction, and mirrored. */
    void change(Told.Application application, TrainingChange change) {
        if (change instanceof TrainingChange.ToLeadProvider(var provider)) {
            world.told.askedToTrain.add(new Told.AskedToTrain(application.id(), provider.value()));
        }
        var service = world.applications.service().changeTraining;
        var id = new ApplicationId(application.id());
        Change why = why("training_changed");
        asking.on(Service.APPLICATIONS, () -> service.change(id, change, why))
                .filter(ChangeTraining.Outcome.OwnersToDecide.class::isInstance)
                .flatMap(_ -> asking.answered(Service.APPLICATIONS, () -> world.applications.query(() -> service.passOn(id, change, Optional.empty()))))
                .ifPresent(answer -> {
                    if (answer instanceof Trainings.Answer.Is(var enrolment)) {
                        asking.on(Service.APPLICATIONS, () -> service.mirror(enrolment, why));
                    }
                });
        // an operator tells providers what became of it
        owners.holder(application.id()).ifPresent(holder -> world.told.moved(application.id(), holder));
    }

    void changePlace(Told.Application application, boolean funded) {
        var request = new ChangeFundedPlace.Request(new ApplicationId(application.id()), new LeadProviderId(application.provider()),
                funded ? PlaceAnswer.FUNDED : PlaceAnswer.UNFUNDED, asking.now());
        asking.on(Service.APPLICATIONS, () -> world.applications.service().changeFundedPlace.change(request)).ifPresent(outcome -> {
            if (outcome instanceof ChangeFundedPlace.Outcome.NotFound) {
                owners.lost(application);
            }
        });
    }

    void merge(UUID retired, UUID survivor) {
        asking.on(Service.PARTICIPANTS, () -> world.participants.service().mergePersons
                .merge(new ParticipantId(retired), new ParticipantId(survivor), asking.now()));
    }

    private Change why(String what) {
        return new Change(what, "operator", asking.now(), null);
    }
}
