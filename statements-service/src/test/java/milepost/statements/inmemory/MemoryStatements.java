package milepost.statements.inmemory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import milepost.platform.messaging.Versions;
import milepost.statements.application.Current;
import milepost.statements.application.Statements;
import milepost.statements.application.Statements.CutOffFilter;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.placement.PlacedDeclaration;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Statements in memory; locks are not needed, because transactions follow each other. */
final class MemoryStatements implements Statements, Current<Statement> {

    private static final int MOST_OF_PROVIDER = 5000;

    private final Tables tables;
    private final Versions versions;

    MemoryStatements(Tables tables, Versions versions) {
        this.tables = tables;
        this.versions = versions;
    }

    @Override
    public Mono<Statement> find(StatementId id) {
        return Mono.fromSupplier(() -> tables.statements.get(id.value()));
    }

    @Override
    public Mono<Statement> findOf(LeadProviderId provider, StatementId id) {
        return find(id).filter(statement -> statement.terms().leadProvider().equals(provider));
    }

    @Override
    public Mono<Statement> lock(StatementId id) {
        return find(id);
    }

    @Override
    public Mono<Statement> share(StatementId id) {
        return find(id);
    }

    @Override
    public Mono<Statement> shareNextOpen(PlacedDeclaration declaration, LocalDate day) {
        return Mono.defer(() -> Mono.justOrEmpty(NextOpen.of(tables, declaration.leadProvider(), declaration.cohort(),
                declaration.family(), day)));
    }

    @Override
    public Mono<Statement> store(Statement statement) {
        return Mono.fromSupplier(() -> {
            Statement known = tables.statements.get(statement.id().value());
            Statement stored = known == null ? inserted(statement) : updated(known, statement);
            if (stored.terms().paymentDate().isBefore(stored.terms().deadline())) {
                throw new DataIntegrityViolationException("payment_date >= deadline_date");
            }
            tables.statements.put(stored.id().value(), stored);
            return stored;
        });
    }

    private Statement inserted(Statement fresh) {
        if (ofMonth(fresh.terms()).isPresent()) {
            throw new DuplicateKeyException("one_statement_a_month");
        }
        Instant now = tables.database.now();
        return new Statement(fresh.id(), fresh.terms(), fresh.state(), versions.next(fresh.version()), now, now);
    }

    /** Whose statement of which month it is never changes. */
    private Statement updated(Statement known, Statement next) {
        StatementTerms was = known.terms();
        StatementTerms is = next.terms();
        return new Statement(known.id(), new StatementTerms(was.leadProvider(), was.cohort(), was.family(), was.month(), is.deadline(),
                is.paymentDate(), is.outputFee(), is.milestones()), next.state(), versions.next(next.version()), known.createdAt(),
                tables.after(known.updatedAt()));
    }

    @Override
    public Flux<StatementId> due(LocalDate day, CutOffFilter filter) {
        return Flux.defer(() -> Flux.fromIterable(tables.statements.where(Statement::isOpen)
                .filter(statement -> statement.terms().deadline().isBefore(day))
                .filter(statement -> filter.leadProvider().map(statement.terms().leadProvider()::equals).orElse(true))
                .filter(statement -> filter.cohort().map(statement.terms().cohort()::equals).orElse(true))
                .filter(statement -> filter.ids().isEmpty() || filter.ids().contains(statement.id()))
                .sorted(Comparator.comparing(statement -> statement.terms().deadline()))
                .map(Statement::id).toList()));
    }

    @Override
    public Mono<Statement> findOfMonth(Statement statement) {
        return Mono.defer(() -> Mono.justOrEmpty(ofMonth(statement.terms())));
    }

    private Optional<Statement> ofMonth(StatementTerms terms) {
        return tables.statements.where(each -> each.terms().sameStatementAs(terms)).findFirst();
    }

    @Override
    public Mono<Boolean> hasLines(StatementId id) {
        return Mono.fromSupplier(() -> tables.linesOn(id).findAny().isPresent());
    }

    @Override
    public Flux<StatementId> open(LeadProviderId provider, Optional<Cohort> cohort, Optional<Family> family) {
        return Flux.defer(() -> Flux.fromIterable(tables.statements.where(Statement::isOpen)
                .filter(statement -> statement.terms().leadProvider().equals(provider))
                .filter(statement -> cohort.map(statement.terms().cohort()::equals).orElse(true))
                .filter(statement -> family.map(statement.terms().family()::equals).orElse(true))
                .map(Statement::id).toList()));
    }

    @Override
    public Flux<StatementId> open(Cohort cohort, Family family) {
        return Flux.defer(() -> Flux.fromIterable(tables.statements.where(Statement::isOpen)
                .filter(statement -> statement.terms().cohort().equals(cohort) && statement.terms().family() == family)
                .map(Statement::id).toList()));
    }

    @Override
    public Flux<Statement> byIds(Collection<UUID> ids) {
        return Flux.defer(() -> Flux.fromIterable(tables.statements.where(statement -> ids.contains(statement.id().value())).toList()));
    }

    @Override
    public Flux<Statement> ofProvider(UUID provider, Optional<String> cohort) {
        return Flux.defer(() -> Flux.fromIterable(tables.statements
                .where(statement -> statement.terms().leadProvider().value().equals(provider))
                .filter(statement -> cohort.map(statement.terms().cohort().identifier()::equals).orElse(true))
                .limit(MOST_OF_PROVIDER).toList()));
    }

    @Override
    public Flux<Statement> after(@Nullable UUID id, int limit) {
        return Flux.defer(() -> Flux.fromIterable(tables.statements.after(id).values().stream().limit(limit).toList()));
    }
}
