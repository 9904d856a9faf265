package milepost.participants.application.ecf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import milepost.participants.application.Transactions;
import milepost.participants.domain.LondonDays;
import milepost.participants.domain.ecf.Named;
import milepost.participants.domain.ecf.RecordChanges;
import milepost.participants.domain.ecf.RecordRefusal;
import milepost.participants.domain.ecf.TrainingRecordId;
import reactor.core.publisher.Mono;

/** Records what registration says of a training record besides who trains on which schedule. */
public final class ChangeTrainingRecord {

    private final KnowNamed catalogue;
    private final KnowMentor mentors;
    private final HoldTraining training;
    private final Transactions transactions;

    public ChangeTrainingRecord(KnowNamed catalogue, KnowMentor mentors, HoldTraining training, Transactions transactions) {
        this.catalogue = catalogue;
        this.mentors = mentors;
        this.training = training;
        this.transactions = transactions;
    }

    /** @param at the request clock */
    public record Request(TrainingRecordId id, RecordChanges changes, Instant at) {}

    public Mono<RecordOutcome> change(Request request) {
        return transactions.run(training.held(request.id()).flatMap(held -> judge(request, held))
                .defaultIfEmpty(new RecordOutcome.Unknown()));
    }

    private Mono<RecordOutcome> judge(Request request, HoldTraining.Held held) {
        return Mono.zip(catalogue.refusals(new Named(null, null, request.changes().deliveryPartner().value())),
                        mentors.named(request.changes(), held.record().role()))
                .flatMap(known -> {
                    var broken = new ArrayList<RecordRefusal>(known.getT1());
                    known.getT2().refusal().ifPresent(broken::add);
                    return broken.isEmpty() ? carryOut(request, held, known.getT2().changes())
                            : Mono.just(RecordOutcome.Refused.because(List.of(), broken));
                });
    }

    private Mono<RecordOutcome> carryOut(Request request, HoldTraining.Held held, RecordChanges changes) {
        var provider = held.record().presentOn(LondonDays.of(request.at())).leadProvider();
        return training.carryOut(held.record().told(changes, request.at()), Optional.of(held.stored().recorded()), held.person(), provider,
                "change");
    }
}
