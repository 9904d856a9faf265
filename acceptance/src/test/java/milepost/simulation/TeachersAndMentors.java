package milepost.simulation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import milepost.applications.application.PutEntries;
import milepost.invariants.Invariant;
import milepost.invariants.Violation;
import milepost.participants.application.ecf.ChangeEcfTraining;
import milepost.participants.application.ecf.ChangeTrainingRecord;
import milepost.participants.application.ecf.ReceiveTrainingRecord;
import milepost.participants.application.ecf.RecordOutcome;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.application.ecf.TransferTraining;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.LondonDays;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ParticularsRefusal;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.ecf.EcfAction;
import milepost.participants.domain.ecf.EligibleForFunding;
import milepost.participants.domain.ecf.RecordChanges;
import milepost.participants.domain.ecf.RecordRefusal;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.Said;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.participants.domain.ecf.Transferring;
import milepost.participants.domain.training.Asked;
import milepost.simulation.Step.Service;
import milepost.simulation.Step.Verdict;
import reactor.core.publisher.Mono;

/** What registration says of people in the early career framework. */
final class TeachersAndMentors {

    /** Refusals that would be false: whatever is named here is in the catalogue, and nobody is asked to train on what is not for them. */
    private static final Set<RecordRefusal> NEVER_TRUE_HERE = Set.of(RecordRefusal.COURSE_NOT_ECF, RecordRefusal.COHORT_UNKNOWN,
            RecordRefusal.SCHEDULE_NOT_FOUND, RecordRefusal.SCHEDULE_NOT_FOR_MENTORS, RecordRefusal.SCHEDULE_FOR_MENTORS_ONLY,
            RecordRefusal.LEAD_PROVIDER_UNKNOWN, RecordRefusal.DELIVERY_PARTNER_UNKNOWN, RecordRefusal.MENTOR_UNKNOWN, RecordRefusal.RECORD_EXISTS);

    private final World world;
    private final Asking asking;
    private boolean onOffer;

    TeachersAndMentors(World world, Asking asking) {
        this.world = world;
        this.asking = asking;
    }

    /** Whether anybody is trained is known from the first time on; participants-service has to ask for it at least then. */
    private boolean isOnOffer() {
        if (!onOffer) {
            onOffer = asking.on(Service.APPLICATIONS, () -> world.applications.service().putEntries.put(Catalogue.ofTheEcf()))
                    .filter(PutEntries.Outcome.Saved.class::isInstance).isPresent();
        }
        return onOffer;
    }

    void handIn(UUID person, int provider, boolean mentor, int days) {
        if (!isOnOffer()) {
            return;
        }
        var said = new RecordChanges(Said.of(Catalogue.DELIVERY_PARTNER), Said.of("106286"), Said.nothing(), Said.of(EligibleForFunding.YES),
                Said.of(days % 3 == 0), Said.of(days % 4 == 0), Said.of(today().plusDays(days)));
        var request = new ReceiveTrainingRecord.Request(Optional.empty(), Optional.of(new ParticipantId(person)),
                new ParticularsRefusal.Written("Ada Bell", null, null, null), (mentor ? Role.MENTOR : Role.ECT).course(), provider(provider), "2024a",
                new ScheduleIdentifier(Catalogue.ECF_SCHEDULE), said, asking.now());
        carriedOut(() -> world.participants.service().receiveTrainingRecord.receive(request));
    }

    void inform(UUID record, Verdict verdict) {
        var eligible = switch (verdict) {
            case ELIGIBLE -> EligibleForFunding.YES;
            case NOT_ELIGIBLE -> EligibleForFunding.NO;
            case UNCONFIRMED -> EligibleForFunding.UNCONFIRMED;
        };
        var changes = new RecordChanges(Said.nothing(), Said.nothing(), Said.nothing(), Said.of(eligible), Said.nothing(), Said.nothing(), Said.nothing());
        var request = new ChangeTrainingRecord.Request(new TrainingRecordId(record), changes, asking.now());
        carriedOut(() -> world.participants.service().changeTrainingRecord.change(request));
    }

    void transfer(UUID record, int provider, int days) {
        var request = new TransferTraining.Request(new TrainingRecordId(record),
                new Transferring.Asked(provider(provider), Catalogue.DELIVERY_PARTNER, today().plusDays(days)), asking.now());
        world.told.askedToTrain.add(new Told.AskedToTrain(record, provider(provider).value()));
        carriedOut(() -> world.participants.service().transferTraining.transfer(request));
    }

    void nameMentor(UUID record, UUID mentor) {
        var changes = new RecordChanges(Said.nothing(), Said.nothing(), Said.of(mentor), Said.nothing(), Said.nothing(), Said.nothing(), Said.nothing());
        var request = new ChangeTrainingRecord.Request(new TrainingRecordId(record), changes, asking.now());
        carriedOut(() -> world.participants.service().changeTrainingRecord.change(request));
    }

    /** A provider asks for what it has been told of; whose turn it is may have changed since. */
    void train(UUID record, EcfAction action) {
        var service = world.participants.service();
        service.allTrainingRecords().stream().map(TrainingRecords.Stored::record).filter(known -> known.id().value().equals(record)).findFirst()
                .ifPresent(training -> {
                    var provider = training.presentOn(today()).leadProvider();
                    var asked = new Asked(training.role().course().value(), "other", Catalogue.ECF_SCHEDULE, null);
                    asking.on(Service.PARTICIPANTS, () -> service.changeEcfTraining.change(new ChangeEcfTraining.Request(training.participant(), provider,
                            action, asked, asking.now(), ChangeEcfTraining.Shape.NESTED))).ifPresent(outcome -> {
                        if (outcome instanceof ChangeEcfTraining.Outcome.NotVisible) {
                            wrong("its provider trains somebody on it, and does not see them");
                        }
                    });
                });
    }

    private void carriedOut(Supplier<Mono<RecordOutcome>> command) {
        asking.on(Service.PARTICIPANTS, command).ifPresent(outcome -> {
            switch (outcome) {
                case RecordOutcome.Made(var id, _) -> world.told.trainingRecords.add(id.value());
                case RecordOutcome.Changed(var id, _) -> world.told.trainingRecords.add(id.value());
                case RecordOutcome.Unchanged(var id, _) -> world.told.trainingRecords.add(id.value());
                case RecordOutcome.Unknown _ -> wrong("its client was told of it, and now it is not known");
                case RecordOutcome.Refused(_, var reasons) -> reasons.stream().filter(NEVER_TRUE_HERE::contains)
                        .forEach(reason -> wrong("it was refused with %s, which the owner of the catalogue would not have said".formatted(reason.refusal().code())));
            }
        });
    }

    private void wrong(String what) {
        world.told.wrong(new Violation(Invariant.I5_ONE_EFFECT, "a training record", what));
    }

    private LocalDate today() {
        return LondonDays.of(asking.now());
    }

    private static LeadProviderId provider(int nr) {
        List<UUID> all = Catalogue.PROVIDERS;
        return new LeadProviderId(all.get(nr % all.size()));
    }
}
