package milepost.statements.application;

import java.util.Optional;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.Family;
import milepost.statements.domain.pricing.Agreement;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.MentorTerms;
import milepost.statements.domain.pricing.NpqTerms;
import milepost.statements.domain.pricing.ecf.CohortRules;
import reactor.core.publisher.Mono;

/** Agrees a contract, or a new version of it that reaches every statement that is still open (decision E12a). */
public final class PutContract {

    private final Transactions transactions;
    private final Contracts contracts;
    private final Catalogue catalogue;
    private final Peers peers;
    private final Statements statements;
    private final Forecasts forecasts;
    private final Publications publications;

    public PutContract(Transactions transactions, Contracts contracts, Catalogue catalogue, Peers peers, Statements statements,
            Forecasts forecasts, Publications publications) {
        this.transactions = transactions;
        this.contracts = contracts;
        this.catalogue = catalogue;
        this.peers = peers;
        this.statements = statements;
        this.forecasts = forecasts;
        this.publications = publications;
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Stored(Contract contract, boolean created) implements Outcome {
        }

        record UnknownProvider() implements Outcome {
        }

        record UnknownCohort() implements Outcome {
        }

        record UnknownCourse() implements Outcome {
        }

        /** Courses of the early career framework are paid by contracts of their cohort. */
        record CourseOfAnotherFamily() implements Outcome {
        }

        /** The bands pay for mentors there, and a contract of their own would never be looked at. */
        record MentorsAreNotFunded() implements Outcome {
        }

        record Exists(ContractId other) implements Outcome {
        }

        /** Provider, cohort, kind and course are what a contract is about. */
        record IsAnotherContract() implements Outcome {
        }
    }

    public Mono<Outcome> run(Contract wanted) {
        return transactions.run(contracts.lock(wanted.id())
                .flatMap(existing -> change(existing, wanted))
                .switchIfEmpty(Mono.defer(() -> agree(wanted))));
    }

    private Mono<Outcome> change(Contract existing, Contract wanted) {
        if (!existing.leadProvider().equals(wanted.leadProvider())
                || !existing.cohort().equals(wanted.cohort())
                || !existing.current().isAboutTheSameAs(wanted.current())) {
            return Mono.just(new Outcome.IsAnotherContract());
        }
        if (existing.current().terms().equals(wanted.current().terms())) {
            return Mono.just(new Outcome.Stored(existing, false));
        }
        Agreement next = wanted.current().numbered(existing.current().number() + 1);
        return store(new Contract(existing.leadProvider(), existing.cohort(), next, existing.version(),
                existing.createdAt(), existing.updatedAt()), false);
    }

    private Mono<Outcome> agree(Contract wanted) {
        return catalogue.provider(wanted.leadProvider()).hasElement().flatMap(provider -> provider
                ? catalogue.knows(wanted.cohort()).flatMap(cohort -> cohort
                        ? switch (wanted.current().terms()) {
                            case NpqTerms _ -> ofCourse(wanted, wanted.current().course().orElseThrow());
                            case EcfTerms _ -> unlessThereIsOne(wanted);
                            case MentorTerms _ -> ofMentors(wanted);
                        }
                        : peers.confirmCohorts().thenReturn(new Outcome.UnknownCohort()))
                : peers.confirmProvider(wanted.leadProvider()).thenReturn(new Outcome.UnknownProvider()));
    }

    private Mono<Outcome> ofCourse(Contract wanted, String identifier) {
        return catalogue.course(identifier)
                .flatMap(course -> course.group().equals(Family.ECF.code())
                        ? Mono.just(new Outcome.CourseOfAnotherFamily())
                        : unlessThereIsOne(wanted))
                .switchIfEmpty(Mono.defer(() -> peers.confirmCourses().thenReturn(new Outcome.UnknownCourse())));
    }

    private Mono<Outcome> ofMentors(Contract wanted) {
        return catalogue.rules(wanted.cohort()).map(CohortRules::mentorFunding).defaultIfEmpty(false).flatMap(funded -> funded
                ? unlessThereIsOne(wanted)
                : peers.confirmCohorts().thenReturn(new Outcome.MentorsAreNotFunded()));
    }

    private Mono<Outcome> unlessThereIsOne(Contract wanted) {
        return contracts.findTwin(wanted)
                .<Outcome>map(twin -> new Outcome.Exists(twin.id()))
                .switchIfEmpty(Mono.defer(() -> store(wanted, true)));
    }

    private Mono<Outcome> store(Contract contract, boolean created) {
        return contracts.store(contract)
                .delayUntil(publications::contract)
                .delayUntil(stored -> statements
                        .open(stored.leadProvider(), Optional.of(stored.cohort()), Optional.of(stored.current().terms().kind().family()))
                        .collectList()
                        .flatMapIterable(open -> open)
                        .concatMap(forecasts::changed)
                        .then())
                .<Outcome>map(stored -> new Outcome.Stored(stored, created))
                // a racing PUT came first: with this id, then it is changed; with another one, then there is one already
                .switchIfEmpty(Mono.defer(() -> contracts.lock(contract.id()).flatMap(existing -> change(existing, contract))))
                .switchIfEmpty(Mono.defer(() -> contracts.findTwin(contract).map(twin -> new Outcome.Exists(twin.id()))));
    }
}
