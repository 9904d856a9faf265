package milepost.participants.application.ecf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import milepost.participants.application.Transactions;
import milepost.participants.domain.ecf.Named;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.participants.domain.ecf.Transferring;
import reactor.core.publisher.Mono;

/** Gives somebody's training to another provider from a day on. */
public final class TransferTraining {

    private final KnowNamed catalogue;
    private final HoldTraining training;
    private final Transactions transactions;

    public TransferTraining(KnowNamed catalogue, HoldTraining training, Transactions transactions) {
        this.catalogue = catalogue;
        this.training = training;
        this.transactions = transactions;
    }

    /** @param at the request clock */
    public record Request(TrainingRecordId id, Transferring.Asked asked, Instant at) {}

    public Mono<RecordOutcome> transfer(Request request) {
        return transactions.run(training.held(request.id()).flatMap(held -> judge(request, held))
                .defaultIfEmpty(new RecordOutcome.Unknown()));
    }

    private Mono<RecordOutcome> judge(Request request, HoldTraining.Held held) {
        return catalogue.refusals(new Named(null, request.asked().to(), request.asked().deliveryPartner()))
                .flatMap(broken -> broken.isEmpty()
                        ? training.carryOut(Transferring.decide(held.record(), request.asked(), request.at()),
                                Optional.of(held.stored().recorded()), held.person(), request.asked().to(), "transfer")
                        : Mono.just(RecordOutcome.Refused.because(List.of(), broken)));
    }
}
