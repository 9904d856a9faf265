package milepost.statements.inmemory;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import milepost.statements.application.Adjustments.Placed;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.ProviderNotKnown;
import milepost.statements.application.StatementContents;
import milepost.statements.application.StatementContents.Repriced;
import milepost.statements.domain.Family;
import milepost.statements.domain.LineId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.journal.Journal;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Agreement;
import milepost.statements.domain.pricing.PricedStatement;
import milepost.statements.domain.pricing.PricingFacts;
import milepost.statements.domain.pricing.Refund;
import milepost.statements.domain.pricing.ServiceFee;
import milepost.statements.domain.pricing.VoidedLine;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState.Open;
import milepost.statements.domain.statement.StatementState.Paid;
import milepost.statements.domain.statement.StatementState.Payable;
import milepost.statements.domain.statement.StatementTerms;
import milepost.statements.inmemory.CatalogueRows.ProviderRow;
import milepost.statements.inmemory.Tables.Part;
import reactor.core.publisher.Mono;

/** What stands on a statement: of an open one with the contracts in force, of a closed one as it was fixed. */
final class MemoryContents implements StatementContents.Reader, StatementContents.Again {

    private static final Comparator<ServiceFee> IN_ORDER = Comparator.comparing(ServiceFee::contract, Agreement.BY_KIND_AND_COURSE);
    private static final Comparator<Adjustment> OLDEST_FIRST = Comparator.comparing(Adjustment::at)
            .thenComparing(adjustment -> adjustment.id().value(), Tables.BY_ID);

    private final Tables tables;
    private final MemoryEcf ecf;

    MemoryContents(Tables tables) {
        this.tables = tables;
        this.ecf = new MemoryEcf(tables);
    }

    @Override
    public Mono<StatementContents> of(Statement statement) {
        return Mono.fromSupplier(() -> switch (statement.state()) {
            case Open _ -> forecast(statement);
            case Payable _, Paid _ -> fixed(statement);
        });
    }

    @Override
    public Mono<Repriced> price(Statement closed) {
        return Mono.fromSupplier(() -> ecf.again(closed, frozen(closed.id()), adjustments(closed.id()),
                MemoryJournals.read(tables, closed.id()).vatRegistered()));
    }

    /** Line by line here, too: what PostgreSQL finds by a few lines is held to it. */
    @Override
    public Mono<Repriced> without(Statement closed, LineId gone) {
        return price(closed);
    }

    private StatementContents forecast(Statement statement) {
        StatementTerms terms = statement.terms();
        ProviderRow provider = tables.providers.get(terms.leadProvider().value());
        if (provider == null) {
            throw new ProviderNotKnown(terms.leadProvider());
        }
        if (terms.family() == Family.ECF) {
            return ecf.forecast(statement, inForce(terms), provider.vatRegistered(), adjustments(statement.id()));
        }
        return new StatementContents.Forecast(
                new PricingFacts(terms.month(), terms.cohort(), provider.vatRegistered(), inForce(terms),
                        payments(statement.id()).map(line -> Members.member(tables, line)).toList(),
                        refunds(statement.id()), adjustments(statement.id())),
                voided(statement.id()));
    }

    private StatementContents fixed(Statement statement) {
        StatementId id = statement.id();
        Journal journal = MemoryJournals.read(tables, id);
        if (statement.terms().family() == Family.ECF) {
            return ecf.fixed(statement, frozen(id), adjustments(id), journal.figures(), journal.vatRegistered());
        }
        return new StatementContents.Fixed(
                new PricedStatement(payments(id).map(line -> Members.payment(tables, line)).toList(), refunds(id), frozen(id),
                        adjustments(id), journal.figures().vat()),
                journal.figures(), voided(id), journal.vatRegistered());
    }

    private List<Agreement> inForce(StatementTerms terms) {
        return tables.contracts
                .where(contract -> contract.leadProvider().equals(terms.leadProvider()) && contract.cohort().equals(terms.cohort())
                        && contract.current().terms().kind().family() == terms.family())
                .map(Contract::current)
                .toList();
    }

    List<ServiceFee> frozen(StatementId id) {
        return tables.frozenContracts.where(frozen -> frozen.statement().equals(id))
                .map(frozen -> new ServiceFee(Objects.requireNonNull(
                        tables.contractVersions.get(new Part(frozen.contract().value(), frozen.number()))), frozen.serviceFee()))
                .sorted(IN_ORDER)
                .toList();
    }

    List<Adjustment> adjustments(StatementId id) {
        return tables.adjustments.where(placed -> placed.statement().equals(id)).map(Placed::adjustment).sorted(OLDEST_FIRST).toList();
    }

    private Stream<LineRow> payments(StatementId id) {
        return tables.linesOn(id).filter(line -> line.isPayment() && line.isAttached());
    }

    private List<Refund> refunds(StatementId id) {
        return tables.linesOn(id).filter(line -> !line.isPayment()).map(line -> Refund.of(Members.payment(tables, line))).toList();
    }

    private List<VoidedLine> voided(StatementId id) {
        return tables.linesOn(id).filter(line -> !line.isAttached()).map(line -> Members.voided(tables, line)).toList();
    }
}
