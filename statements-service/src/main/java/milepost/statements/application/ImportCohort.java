package milepost.statements.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import milepost.statements.application.Catalogue.NamedProvider;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.PutStatement.Opening;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.Course;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.statement.StatementTerms;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes a cohort's contracts, and each of its statements for each of their providers: all of them or none (facts/npq 7.8, decision
 * E12). Each is put as if it were put alone, so there are no rules here but that one.
 */
public final class ImportCohort {

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final Peers peers;
    private final Contracts contracts;
    private final PutContract putContract;
    private final PutStatement putStatement;
    private final Supplier<UUID> ids;

    public ImportCohort(Transactions transactions, Catalogue catalogue, Peers peers, Contracts contracts, PutContract putContract,
            PutStatement putStatement, Supplier<UUID> ids) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.peers = peers;
        this.contracts = contracts;
        this.putContract = putContract;
        this.putStatement = putStatement;
        this.ids = ids;
    }

    /** Who bears the names in a file, and the groups of the courses in it; what nobody knows is missing. */
    public record Names(Map<String, List<LeadProviderId>> providers, Map<String, String> courseGroups) {
    }

    /** What a line of a file asks for. */
    public record Line<T>(long number, T wanted) {
    }

    /** @param statements each of them for every provider of the contracts, whoever its terms name */
    public record Wanted(List<Line<StatementTerms>> statements, List<Line<Contract>> contracts) {

        Set<LeadProviderId> providers() {
            return contracts.stream().map(line -> line.wanted().leadProvider()).collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    /** Why a line cannot be. */
    public sealed interface Refusal {

        record OfStatement(long line, LeadProviderId provider, PutStatement.Outcome why) implements Refusal {
        }

        record OfContract(long line, PutContract.Outcome why) implements Refusal {
        }
    }

    /** What was made: nothing as soon as anything is refused. A contract that was agreed before with the same terms is not made again. */
    public record Report(List<StatementId> statements, List<ContractId> contracts, List<Refusal> refusals) {
    }

    /** Before a name is said to be unknown its owner is asked. */
    public Mono<Names> names(Collection<String> providers, Collection<String> courses) {
        return catalogue.providersNamed(providers).collect(Collectors.groupingBy(NamedProvider::name,
                        Collectors.mapping(NamedProvider::id, Collectors.toList())))
                .delayUntil(known -> known.keySet().containsAll(providers) ? Mono.empty() : peers.confirmProviders())
                .flatMap(known -> catalogue.courses(courses).collectMap(Course::identifier, Course::group)
                        .delayUntil(groups -> groups.keySet().containsAll(courses) ? Mono.empty() : peers.confirmCourses())
                        .map(groups -> new Names(known, groups)));
    }

    /** @param keep whether to keep what was made; otherwise it is only told what would be */
    public Mono<Report> run(Wanted wanted, boolean keep, Instant now) {
        return transactions.run(make(wanted, now)
                        .flatMap(report -> keep && report.refusals.isEmpty() ? Mono.just(report) : Mono.error(new TakenBack(report))))
                .onErrorResume(TakenBack.class, taken -> Mono.just(taken.report));
    }

    /** Contracts come first: what a statement is worth is then right from its first moment. */
    private Mono<Report> make(Wanted wanted, Instant now) {
        return Flux.concat(Flux.fromIterable(wanted.contracts).concatMap(this::agree), Flux.defer(() -> open(wanted, now)))
                .collectList().map(ImportCohort::report);
    }

    private Mono<Step> agree(Line<Contract> line) {
        return putContract.run(line.wanted).flatMap(outcome -> {
            Step refused = new Step.Refused(new Refusal.OfContract(line.number, outcome));
            if (outcome instanceof PutContract.Outcome.Stored(var contract, _)) {
                return Mono.just(new Step.Agreed(contract.id()));
            }
            return outcome instanceof PutContract.Outcome.Exists(var other)
                    ? contracts.find(other).map(twin -> twin.current().terms().equals(line.wanted.current().terms()) ? new Step.AsItWas() : refused)
                    : Mono.just(refused);
        });
    }

    private Flux<Step> open(Wanted wanted, Instant now) {
        Map<StatementId, Line<StatementTerms>> lines = new LinkedHashMap<>();
        for (Line<StatementTerms> line : wanted.statements) {
            for (LeadProviderId provider : wanted.providers()) {
                lines.put(new StatementId(ids.get()), new Line<>(line.number, line.wanted.of(provider)));
            }
        }
        return putStatement.open(lines.entrySet().stream().map(each -> new Opening(each.getKey(), each.getValue().wanted)).toList(), now)
                .flatMapIterable(outcomes -> lines.entrySet().stream()
                        .map(each -> step(each.getValue(), outcomes.get(each.getKey()))).toList());
    }

    private static Step step(Line<StatementTerms> line, PutStatement.@Nullable Outcome outcome) {
        return outcome instanceof PutStatement.Outcome.Stored(var statement, _, _)
                ? new Step.Opened(statement.id())
                : new Step.Refused(new Refusal.OfStatement(line.number, line.wanted.leadProvider(), Objects.requireNonNull(outcome)));
    }

    private static Report report(List<Step> steps) {
        Report report = new Report(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Step step : steps) {
            switch (step) {
                case Step.Agreed(var contract) -> report.contracts.add(contract);
                case Step.Opened(var statement) -> report.statements.add(statement);
                case Step.Refused(var refusal) -> report.refusals.add(refusal);
                case Step.AsItWas() -> { }
            }
        }
        return report;
    }

    private sealed interface Step {

        record Agreed(ContractId contract) implements Step {
        }

        record AsItWas() implements Step {
        }

        record Opened(StatementId statement) implements Step {
        }

        record Refused(Refusal why) implements Step {
        }
    }

    /** Ends the transaction in which it was found out what would be. */
    private static final class TakenBack extends RuntimeException {

        private final transient Report report;

        TakenBack(Report report) {
            super("nothing of it is kept", null, false, false);
            this.report = report;
        }
    }
}
