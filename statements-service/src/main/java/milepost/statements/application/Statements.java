package milepost.statements.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.placement.PlacedDeclaration;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements, and the locks that order what happens to them (decision E8). */
public interface Statements {

    Mono<Statement> find(StatementId id);

    /** The provider's own statement. */
    Mono<Statement> findOf(LeadProviderId provider, StatementId id);

    /** The statement under the lock of cut-off, authorisation and PUT. */
    Mono<Statement> lock(StatementId id);

    /** The statement under the lock of those who change its lines or amounts; several may hold it at once. */
    Mono<Statement> share(StatementId id);

    /** The statement that takes the declaration's next line (decision E4), shared; empty where none is open. */
    Mono<Statement> shareNextOpen(PlacedDeclaration declaration, LocalDate day);

    /** The same for several on their days; those for which none is open are missing. */
    default Mono<Map<DeclarationId, Statement>> shareNextOpen(Map<PlacedDeclaration, LocalDate> declarations) {
        return Flux.fromIterable(declarations.entrySet())
                .concatMap(each -> shareNextOpen(each.getKey(), each.getValue()).map(statement -> Map.entry(each.getKey().id(), statement)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Stores a new or changed statement and answers it with its new version. */
    Mono<Statement> store(Statement statement);

    /** The open statements whose deadline is before the day. */
    Flux<StatementId> due(LocalDate day, CutOffFilter filter);

    Mono<Statement> findOfMonth(Statement statement);

    /** Those that are there already for the months of these. */
    default Flux<Statement> findOfMonths(List<Statement> wanted) {
        return Flux.fromIterable(wanted).concatMap(this::findOfMonth);
    }

    /** Stores statements that are new and open, in any order. */
    default Flux<Statement> storeNew(List<Statement> fresh) {
        return Flux.fromIterable(fresh).concatMap(this::store);
    }

    /** Whether any line stands on it. */
    Mono<Boolean> hasLines(StatementId id);

    Flux<StatementId> open(LeadProviderId provider, Optional<Cohort> cohort, Optional<Family> family);

    /** The open statements of the cohort, whoever's. */
    Flux<StatementId> open(Cohort cohort, Family family);

    /** Which due statements to cut off; empty parts do not narrow. */
    record CutOffFilter(Optional<LeadProviderId> leadProvider, Optional<Cohort> cohort, Set<StatementId> ids) {

        public static final CutOffFilter ALL = new CutOffFilter(Optional.empty(), Optional.empty(), Set.of());
    }
}
