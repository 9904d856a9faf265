package milepost.statements.application;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import milepost.statements.application.Trainings.InTraining;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.expected.Expectation;
import milepost.statements.domain.pricing.Earnings;
import milepost.statements.domain.pricing.ServiceFee;
import milepost.statements.domain.pricing.Totals;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementTerms;
import reactor.core.publisher.Mono;

/** What a statement expects of those in training and what it has received, computed at the moment of asking (facts/npq 7.4). */
public final class ShowExpected {

    private final Statements statements;
    private final StatementContents.Reader contents;
    private final Trainings trainings;
    private final Peers peers;

    public ShowExpected(Statements statements, StatementContents.Reader contents, Trainings trainings, Peers peers) {
        this.statements = statements;
        this.contents = contents;
        this.trainings = trainings;
        this.peers = peers;
    }

    /** What can be said of a statement. */
    public sealed interface Outcome {

        record Shown(StatementId statement, Expectation expectation) implements Outcome {
        }

        /** Nobody says what an ECF statement expects. */
        record OfNpqOnly() implements Outcome {
        }
    }

    /** Empty where there is none. */
    public Mono<Outcome> run(StatementId id) {
        return statements.find(id).flatMap(statement -> switch (statement.terms().family()) {
            case NPQ -> expectation(statement).<Outcome>map(expectation -> new Outcome.Shown(id, expectation));
            case ECF -> Mono.<Outcome>just(new Outcome.OfNpqOnly());
        });
    }

    private Mono<Expectation> expectation(Statement statement) {
        StatementTerms terms = statement.terms();
        return trainings.of(terms.leadProvider(), terms.cohort()).flatMap(found -> withSchedules(found, terms.cohort()))
                .flatMap(found -> contents.totals(statement).map(standing -> Expectation.of(
                        due(terms), found.trainees(), received(standing.sums()), standing.sums().serviceFees().stream().map(ServiceFee::contract).toList())));
    }

    /** A schedule that is not here would make us say too little: its owner is asked first. One that nobody knows has no milestones. */
    private Mono<InTraining> withSchedules(InTraining found, Cohort cohort) {
        return found.schedulesKnown() ? Mono.just(found) : peers.confirmSchedules(cohort).thenReturn(found);
    }

    private static Set<DeclarationType> due(StatementTerms terms) {
        return terms.milestones().stream().map(StatementTerms.Milestone::declarationType).map(DeclarationType::of)
                .flatMap(Optional::stream).collect(Collectors.toSet());
    }

    private static Map<DeclarationType, Integer> received(Totals sums) {
        return sums.earnings().stream().collect(Collectors.groupingBy(Earnings::type, Collectors.summingInt(Earnings::counted)));
    }
}
