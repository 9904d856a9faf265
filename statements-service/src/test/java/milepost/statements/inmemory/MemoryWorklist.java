package milepost.statements.inmemory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.statements.application.DeclarationCopies.Copy;
import milepost.statements.application.Waiting;
import milepost.statements.application.Worklist;
import milepost.statements.application.Worklist.Item;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.Family;
import milepost.statements.domain.invoice.Difference;
import milepost.statements.domain.invoice.Difference.Field;
import milepost.statements.domain.invoice.Invoice;
import milepost.statements.domain.invoice.InvoiceState.Queried;
import milepost.statements.domain.pricing.Agreement;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState.Payable;
import milepost.statements.domain.statement.StatementTerms;
import reactor.core.publisher.Flux;

/** Declarations and refunds without a statement, lines nobody agreed a price for, and invoices that say something else than their statement. */
final class MemoryWorklist implements Worklist {

    private static final int MOST = 1000;
    private static final Comparator<Item> OLDEST_FIRST = Comparator.comparing(Item::since).thenComparing(Item::subjectId);

    private final Tables tables;

    MemoryWorklist(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Flux<Item> items() {
        return Flux.defer(() -> Flux.fromIterable(Stream.concat(Stream.concat(
                        tables.declarations.where(row -> row.waiting().isPresent()).map(MemoryWorklist::waiting),
                        tables.statements.where(statement -> !statement.state().code().equals("paid")).flatMap(this::withoutContract)),
                        tables.invoices.where(invoice -> invoice.state() instanceof Queried
                                && tables.statement(invoice.statement()).state() instanceof Payable).map(MemoryWorklist::queried))
                .sorted(OLDEST_FIRST).limit(MOST).toList()));
    }

    private static Item waiting(DeclarationRow row) {
        Waiting waiting = row.waiting().orElseThrow();
        Copy copy = row.copy();
        return new Item(waiting == Waiting.PAYMENT ? "declaration_without_statement" : "refund_unplaced", "declaration",
                copy.id().toString(), row.waitingSince().orElseThrow(),
                "No open output-fee statement of cohort " + copy.cohort() + " takes the " + waiting.code() + " for "
                        + copy.courseIdentifier() + " (" + copy.declarationType() + ") of provider " + copy.leadProviderId());
    }

    private static Item queried(Invoice invoice) {
        Money statement = invoice.state().differences().stream().filter(difference -> difference.field() == Field.GROSS)
                .map(Difference::statement).findFirst().orElse(invoice.bill().gross());
        return new Item("invoice_queried", "invoice", invoice.id().toString(), invoice.updatedAt(), "An invoice of provider "
                + invoice.leadProvider() + " says " + invoice.bill().gross() + " where statement " + invoice.statement() + " comes to " + statement);
    }

    private Stream<Item> withoutContract(Statement statement) {
        Map<String, List<LineRow>> byCourse = tables.linesOn(statement.id())
                .filter(line -> line.isPayment() && line.isAttached())
                .collect(Collectors.groupingBy(this::course, TreeMap::new, Collectors.toList()));
        return byCourse.entrySet().stream()
                .filter(each -> !agreed(statement.terms(), each.getKey()))
                .map(each -> new Item("line_without_contract", "statement", statement.id().toString(),
                        each.getValue().stream().map(LineRow::recordedAt).min(Comparator.naturalOrder()).orElseThrow(),
                        each.getValue().size() + " lines for " + each.getKey() + ", for which there is no contract"));
    }

    private String course(LineRow line) {
        return tables.declaration(line.declaration()).copy().courseIdentifier();
    }

    private boolean agreed(StatementTerms terms, String course) {
        return tables.contracts.where(contract -> contract.leadProvider().equals(terms.leadProvider())
                && contract.cohort().equals(terms.cohort())
                && pays(contract.current(), terms, course)).findAny().isPresent();
    }

    private boolean pays(Agreement contract, StatementTerms terms, String course) {
        return switch (contract.terms().kind()) {
            case NPQ -> contract.course().filter(course::equals).isPresent();
            case ECF_MENTOR -> terms.family() == Family.ECF && ownContract(terms.cohort(), course);
            case ECF -> terms.family() == Family.ECF && !ownContract(terms.cohort(), course);
        };
    }

    private boolean ownContract(Cohort cohort, String course) {
        CatalogueRows.CohortRow row = tables.cohorts.get(cohort.identifier());
        return course.equals("ecf-mentor") && row != null && row.rules().mentorFunding();
    }
}
