package milepost.participants.application.ecf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import milepost.participants.application.Enrolments;
import milepost.participants.application.ResolvePerson;
import milepost.participants.application.Transactions;
import milepost.participants.application.ecf.TrainingRecords.Stored;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.LondonDays;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ParticularsRefusal;
import milepost.participants.domain.Person;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.ecf.Named;
import milepost.participants.domain.ecf.Receiving;
import milepost.participants.domain.ecf.RecordChanges;
import milepost.participants.domain.ecf.RecordRefusal;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.TrainingRecordId;
import reactor.core.publisher.Mono;

/** Takes in a training record from registration: a new one, news of one that is known, or a transfer (decision C7). */
public final class ReceiveTrainingRecord {

    private final ResolvePerson resolve;
    private final KnowNamed catalogue;
    private final KnowMentor mentors;
    private final TrainingRecords records;
    private final Enrolments enrolments;
    private final HoldTraining training;
    private final NewRecordIds ids;
    private final Transactions transactions;

    public ReceiveTrainingRecord(ResolvePerson resolve, KnowNamed catalogue, KnowMentor mentors, TrainingRecords records, Enrolments enrolments,
                                 HoldTraining training, NewRecordIds ids, Transactions transactions) {
        this.resolve = resolve;
        this.catalogue = catalogue;
        this.mentors = mentors;
        this.records = records;
        this.enrolments = enrolments;
        this.training = training;
        this.ids = ids;
        this.transactions = transactions;
    }

    /**
     * What was handed in.
     *
     * @param cohort as it was written
     * @param at     the request clock
     */
    public record Request(Optional<TrainingRecordId> id, Optional<ParticipantId> participant, ParticularsRefusal.Written written,
                          CourseIdentifier course, LeadProviderId leadProvider, String cohort, ScheduleIdentifier schedule,
                          RecordChanges said, Instant at) {

        Named named() {
            return new Named(Cohort.parse(cohort).map(known -> new Named.Training(known, schedule)).orElse(null), leadProvider,
                    said.deliveryPartner().value());
        }
    }

    /** What it has to be taken back with, once it is refused: the transaction may have made a person. */
    public Mono<RecordOutcome> receive(Request request) {
        var broken = EnumSet.noneOf(RecordRefusal.class);
        var role = Role.of(request.course());
        if (role.isEmpty()) {
            broken.add(RecordRefusal.COURSE_NOT_ECF);
        }
        if (Cohort.parse(request.cohort()).isEmpty()) {
            broken.add(RecordRefusal.COHORT_UNKNOWN);
        }
        role.flatMap(known -> known.refusalOf(request.schedule())).ifPresent(broken::add);
        return transactions.run(Mono.zip(catalogue.refusals(request.named()), mentors.named(request.said(), role.orElse(Role.ECT)))
                .flatMap(known -> {
                    broken.addAll(known.getT1());
                    known.getT2().refusal().ifPresent(broken::add);
                    return judge(request, role, known.getT2().changes(), broken);
                }));
    }

    private Mono<RecordOutcome> judge(Request request, Optional<Role> role, RecordChanges said, Set<RecordRefusal> broken) {
        var ofPerson = ParticularsRefusal.of(request.written(), Optional.empty());
        if (role.isEmpty() || !broken.isEmpty() || !ofPerson.isEmpty()) {
            return Mono.just(RecordOutcome.Refused.because(ofPerson, broken));
        }
        return resolve.resolve(request.participant(), request.written()).flatMap(outcome -> switch (outcome) {
            case ResolvePerson.Outcome.Refused(var refusals) -> Mono.just(RecordOutcome.Refused.because(refusals, List.of()));
            case ResolvePerson.Outcome.Resolved(var person) -> training.held(person.person())
                    .flatMap(held -> decide(request, held, role.get(), said));
        });
    }

    private Mono<RecordOutcome> decide(Request request, Person person, Role role, RecordChanges said) {
        return Mono.zip(named(request), records.ofParticipant(person.id()).filter(stored -> stored.record().role() == role).collectList(),
                        isOfTheOtherFamily(request))
                .flatMap(known -> {
                    var named = known.getT1();
                    if (known.getT3() || named.filter(stored -> !known.getT2().contains(stored)).isPresent()) {
                        return Mono.just(RecordOutcome.Refused.because(RecordRefusal.RECORD_EXISTS));
                    }
                    var is = named.or(() -> meant(known.getT2(), request));
                    var intake = new Receiving.Intake(request.id().orElseGet(ids::trainingRecord), person.id(), role, request.leadProvider(),
                            Cohort.parse(request.cohort()).orElseThrow(), request.schedule(), said);
                    return training.carryOut(Receiving.decide(is.map(Stored::record), intake, request.at()), is.map(Stored::recorded),
                            person, request.leadProvider(), "receive");
                });
    }

    private Mono<Optional<Stored>> named(Request request) {
        return request.id().map(records::find).orElseGet(Mono::empty).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    /** Both families are told on one topic, by these ids. */
    private Mono<Boolean> isOfTheOtherFamily(Request request) {
        return request.id().map(id -> enrolments.find(new ApplicationId(id.value())).hasElement()).orElseGet(() -> Mono.just(false));
    }

    /** Of two records, which a merge leaves behind (decision D14), the one that this provider trains on; else the one made last. */
    private static Optional<Stored> meant(List<Stored> all, Request request) {
        LocalDate today = LondonDays.of(request.at());
        return all.stream().filter(stored -> stored.record().presentOn(today).leadProvider().equals(request.leadProvider())).findFirst()
                .or(() -> all.stream().max(Comparator.comparing(stored -> stored.record().madeAt())));
    }
}
