package milepost.simulation;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationState.Accepted;
import milepost.invariants.Invariant;
import milepost.invariants.Violation;
import milepost.participants.application.Enrolments;
import milepost.participants.application.Persons;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.Person;
import milepost.participants.domain.TrainingPeriod;
import milepost.participants.domain.ecf.TrainingRecord;

/** What the owners of applications, people and training know at this moment: the measure of what others tell their clients. */
final class Owners {

    private static final int MOST_MERGES = 32;

    private final World world;

    Owners(World world) {
        this.world = world;
    }

    /** Whom an id stands for after every merge. */
    UUID survivor(UUID participant) {
        UUID survivor = participant;
        for (int hops = 0; hops < MOST_MERGES; hops++) {
            UUID of = survivor;
            var next = world.participants.service().allPersons().stream().map(Persons.Stored::person)
                    .filter(person -> person.id().value().equals(of)).filter(Person::retired).findFirst();
            if (next.isEmpty()) {
                return survivor;
            }
            survivor = next.get().retiredInto().value();
        }
        return survivor;
    }

    /** Who holds an application, or trains on it once the acceptance has reached the owner of training. */
    Optional<UUID> holder(UUID application) {
        return application(application).map(this::holder);
    }

    private UUID holder(Application application) {
        return application.state() instanceof Accepted accepted
                ? enrolment(application.id().value()).filter(training -> training.live() && training.sourceVersion() >= accepted.sinceVersion())
                        .map(training -> training.leadProvider().value()).orElse(application.leadProvider().value())
                : application.leadProvider().value();
    }

    /** Whether a declaration for this person and course would find training; nobody trains by a retired id. */
    boolean trains(UUID provider, UUID participant, String course) {
        return survivor(participant).equals(participant) && (isOnRecord(provider, participant, course) || world.applications.service().allApplications().stream()
                .anyMatch(application -> application.isAccepted() && application.course().value().equals(course)
                        && survivor(application.participant().value()).equals(participant) && holder(application).equals(provider)));
    }

    /** A training record counts for everybody who is, was or will be on it. */
    private boolean isOnRecord(UUID provider, UUID participant, String course) {
        return records().anyMatch(record -> record.participant().value().equals(participant) && record.role().course().value().equals(course)
                && record.providers().stream().anyMatch(on -> on.value().equals(provider)));
    }

    Optional<TrainingRecord> record(UUID id) {
        return records().filter(record -> record.id().value().equals(id)).findFirst();
    }

    private Stream<TrainingRecord> records() {
        return world.participants.service().allTrainingRecords().stream().map(TrainingRecords.Stored::record);
    }

    /**
     * Whether the provider trains or trained somebody, on an application or a training record, or was to, as a copy may still say. Of what
     * its owner does not know, because it was restored and has not read it back, nobody can say.
     */
    boolean everTrained(UUID provider, UUID training) {
        return world.told.askedToTrain.contains(new Told.AskedToTrain(training, provider))
                || enrolment(training).isEmpty() && record(training).isEmpty()
                || periods(training).anyMatch(period -> period.leadProvider().value().equals(provider));
    }

    private Stream<TrainingPeriod> periods(UUID training) {
        return Stream.concat(enrolment(training).stream().flatMap(known -> known.periods().stream()),
                record(training).stream().flatMap(record -> record.periods().stream()));
    }

    /** A provider was told of an application and now does not find it: right only where another one holds it since. */
    void lost(Told.Application application) {
        if (holder(application.id()).filter(holder -> !holder.equals(application.provider())).isEmpty()) {
            world.told.wrong(new Violation(Invariant.I5_ONE_EFFECT, "application " + application.id(),
                    "its provider was told of it, and it cannot be found"));
        }
    }

    private Optional<Application> application(UUID id) {
        return world.applications.service().allApplications().stream().filter(known -> known.id().value().equals(id)).findFirst();
    }

    private Optional<Enrolment> enrolment(UUID id) {
        return world.participants.service().allEnrolments().stream().map(Enrolments.Stored::enrolment)
                .filter(known -> known.id().value().equals(id)).findFirst();
    }
}
