package milepost.statements;

import static milepost.statements.Finance.HARBOURSIDE;
import static milepost.statements.Finance.HEADSHIP;
import static milepost.statements.Finance.LARKFIELD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.statements.application.AuthorisePayment;
import milepost.statements.application.Invoices.Past;
import milepost.statements.application.Invoices.Place;
import milepost.statements.application.JudgeInvoice;
import milepost.statements.application.SubmitInvoice;
import milepost.statements.application.SubmitInvoice.Objection;
import milepost.statements.application.Worklist.Item;
import milepost.statements.domain.AdjustmentId;
import milepost.statements.domain.InvoiceId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.invoice.Difference;
import milepost.statements.domain.invoice.Difference.Field;
import milepost.statements.domain.invoice.Invoice;
import milepost.statements.domain.invoice.InvoiceRefusal;
import milepost.statements.domain.invoice.InvoiceState;
import milepost.statements.domain.invoice.WrittenBill;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.statement.StatementRefusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of invoices on every kind of ports. */
public abstract class InvoicesContract {

    private static final Instant AFTER_NOVEMBER = Instant.parse("2024-11-26T09:00:00Z");
    private static final UUID FIRST = UUID.fromString("10000000-0000-4000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("f0000000-0000-4000-8000-000000000002");

    private final Kept kept = fresh();
    private final Finance finance = new Finance(kept);
    private final StatementId november = new StatementId(new UUID(11, 1));
    private final StatementId december = new StatementId(new UUID(12, 1));

    protected abstract Kept fresh();

    /** Two starts at 150.00 with 100.00 of targeted delivery funding: 500.00; no service fee but the computed one, which is adjusted away. */
    @BeforeEach
    void novemberComesToFiveHundredPounds() {
        kept.catalogueCopies().provider(LARKFIELD.value(), "Larkfield Training", false, true, 2).block(Finance.PATIENCE);
        finance.agrees(LARKFIELD, HEADSHIP, "1000.00");
        finance.opens(november, LARKFIELD, "2024-11", "2024-11-25", true);
        List.of(FIRST, SECOND).forEach(id -> finance.hears(Finance.declared(id)));
        Money fee = total().minus(Money.of("500.00"));
        adjusts(new UUID(5, 5), fee.negated());
        assertThat(total()).isEqualTo(Money.of("500.00"));
    }

    @Test
    void anInvoiceIsTakenOnceTheStatementIsCutOffAndUntilItIsPaid() {
        assertThat(sends("INV-1", "500.00")).isEqualTo(refused(InvoiceRefusal.STATEMENT_NOT_PAYABLE));
        finance.cutsOff(AFTER_NOVEMBER);
        assertThat(finance.authorises(november, AFTER_NOVEMBER))
                .isEqualTo(new AuthorisePayment.Outcome.Refused(StatementRefusal.INVOICE_OUTSTANDING));

        assertThat(taken(sends("INV-1", "500.00")).state()).isEqualTo(new InvoiceState.Matched());

        assertThat(finance.authorises(november, AFTER_NOVEMBER)).isInstanceOf(AuthorisePayment.Outcome.Authorised.class);
        assertThat(sends("INV-2", "500.00")).isEqualTo(refused(InvoiceRefusal.STATEMENT_PAID));
        assertThat(rejects("INV-1")).isEqualTo(new JudgeInvoice.Outcome.Refused(InvoiceRefusal.STATEMENT_PAID));
    }

    @Test
    void aLineVoidedAfterTheCutOffHasTheInvoiceQueriedAndAnotherOneTakesItsPlace() {
        finance.cutsOff(AFTER_NOVEMBER);
        Invoice sent = taken(sends("INV-1", "500.00"));

        finance.hears(Finance.now(Finance.declared(FIRST), "voided"));

        assertThat(standing().state()).isEqualTo(new InvoiceState.Queried(List.of(
                new Difference(Field.NET, Money.of("500.00"), Money.of("250.00")), new Difference(Field.GROSS, Money.of("500.00"), Money.of("250.00")))));
        assertThat(standing().updatedAt()).isAfter(sent.updatedAt());
        assertThat(worklist()).containsExactly("An invoice of provider " + LARKFIELD + " says 500.00 where statement " + november + " comes to 250.00");
        assertThat(finance.authorises(november, AFTER_NOVEMBER))
                .isEqualTo(new AuthorisePayment.Outcome.Refused(StatementRefusal.INVOICE_OUTSTANDING));

        assertThat(taken(sends("INV-2", "250.00")).state()).isEqualTo(new InvoiceState.Matched());

        assertThat(kept.invoices().find(sent.id()).block(Finance.PATIENCE).state().code()).isEqualTo("superseded");
        assertThat(worklist()).isEmpty();
        assertThat(history(sent)).containsExactly("matched provider submitted", "queried system statement_changed",
                "superseded provider another_invoice_submitted");
        assertThat(finance.authorises(november, AFTER_NOVEMBER)).isInstanceOf(AuthorisePayment.Outcome.Authorised.class);
    }

    @Test
    void anAcceptanceIsOfTheseDifferencesAndOfNoOthers() {
        finance.cutsOff(AFTER_NOVEMBER);
        Invoice sent = taken(sends("INV-1", "490.00"));
        assertThat(sent.state()).isInstanceOf(InvoiceState.Queried.class);

        assertThat(judged(kept.judgeInvoice().accept(sent.id(), "Room hire comes later", AFTER_NOVEMBER).block(Finance.PATIENCE)).state())
                .isEqualTo(new InvoiceState.Accepted("Room hire comes later", sent.state().differences()));
        assertThat(worklist()).isEmpty();
        adjusts(new UUID(6, 6), Money.of("-5.00"));
        assertThat(standing().state().differences()).extracting(difference -> difference.statement().toString()).containsExactly("495.00", "495.00");
        assertThat(standing().state().code()).isEqualTo("queried");

        adjusts(new UUID(7, 7), Money.of("-5.00"));

        assertThat(standing().state()).isEqualTo(new InvoiceState.Matched());
        assertThat(history(sent)).containsExactly("queried provider submitted", "accepted finance Room hire comes later",
                "queried system statement_changed", "matched system statement_changed");
        assertThat(finance.authorises(november, AFTER_NOVEMBER)).isInstanceOf(AuthorisePayment.Outcome.Authorised.class);
    }

    @Test
    void whatIsAcceptedIsPaidAsItIs() {
        finance.cutsOff(AFTER_NOVEMBER);
        Invoice sent = taken(sends("INV-1", "490.00"));
        kept.judgeInvoice().accept(sent.id(), "Fine", AFTER_NOVEMBER).block(Finance.PATIENCE);

        assertThat(finance.authorises(november, AFTER_NOVEMBER)).isInstanceOf(AuthorisePayment.Outcome.Authorised.class);
        assertThat(standing().state().code()).isEqualTo("accepted");
    }

    @Test
    void aRejectedInvoiceStaysSoUntilAnotherOneComes() {
        finance.cutsOff(AFTER_NOVEMBER);
        Invoice sent = taken(sends("INV-1", "500.00"));
        assertThat(sends("INV-2", "500.00")).isEqualTo(refused(InvoiceRefusal.ALREADY_MATCHED, sent));

        assertThat(judged(rejects("INV-1")).state()).isEqualTo(new InvoiceState.Rejected("Wrong address", List.of()));
        assertThat(rejects("INV-1")).isEqualTo(new JudgeInvoice.Outcome.Judged(standing(), false));
        adjusts(new UUID(6, 6), Money.of("1.00"));
        assertThat(standing().state().code()).isEqualTo("rejected");
        assertThat(finance.authorises(november, AFTER_NOVEMBER))
                .isEqualTo(new AuthorisePayment.Outcome.Refused(StatementRefusal.INVOICE_OUTSTANDING));

        Invoice next = taken(sends("INV-3", "501.00"));

        assertThat(next.state()).isEqualTo(new InvoiceState.Matched());
        assertThat(kept.judgeInvoice().accept(sent.id(), "Fine", AFTER_NOVEMBER).block(Finance.PATIENCE))
                .isEqualTo(new JudgeInvoice.Outcome.Refused(InvoiceRefusal.SUPERSEDED));
    }

    @Test
    void aNumberIsUsedOnceByAProviderAndByAnotherOneToo() {
        finance.opens(december, HARBOURSIDE, "2024-11", "2024-11-25", true);
        finance.cutsOff(AFTER_NOVEMBER);
        Invoice sent = taken(sends("INV-1", "490.00"));

        assertThat(sends("INV-1", "500.00")).isEqualTo(refused(InvoiceRefusal.NUMBER_TAKEN, sent));
        assertThat(standing()).isEqualTo(sent);
        assertThat(sends(HARBOURSIDE, december, "INV-1", "0.00")).isInstanceOf(SubmitInvoice.Outcome.Taken.class);
        assertThat(sends(HARBOURSIDE, november, "INV-2", "500.00")).isEqualTo(new SubmitInvoice.Outcome.NoSuchStatement());
        assertThat(kept.invoices().findByNumber(HARBOURSIDE, "INV-1").block(Finance.PATIENCE).statement()).isEqualTo(december);
    }

    @Test
    void aProviderListsItsOwnInvoicesInTheOrderInWhichTheyCame() {
        finance.cutsOff(AFTER_NOVEMBER);
        for (String number : List.of("C", "A", "B")) {
            taken(sends(number, "1.00"));
            kept.aMinutePasses();
        }

        assertThat(numbers(LARKFIELD, new Place.Past(0), 9)).containsExactly("C", "A", "B");
        assertThat(numbers(LARKFIELD, new Place.Past(1), 1)).containsExactly("A");
        Invoice first = kept.invoices().findByNumber(LARKFIELD, "C").block(Finance.PATIENCE);
        assertThat(numbers(LARKFIELD, new Place.After(first.createdAt(), first.id()), 9)).containsExactly("A", "B");
        assertThat(numbers(HARBOURSIDE, new Place.Past(0), 9)).isEmpty();
        assertThat(kept.show().run(november).block(Finance.PATIENCE).invoice().map(shown -> shown.bill().number())).contains("B");
    }

    @Test
    void everythingThatStandsAgainstAnInvoiceIsSaidAtOnce() {
        assertThat(kept.submitInvoice().run(request(LARKFIELD, november, new WrittenBill(null, "2024-11-31", "1.00", "0.20", "1.19")))
                .block(Finance.PATIENCE)).isEqualTo(refused(InvoiceRefusal.NUMBER_MISSING, InvoiceRefusal.DATE_INVALID,
                        InvoiceRefusal.GROSS_NOT_NET_PLUS_VAT, InvoiceRefusal.STATEMENT_NOT_PAYABLE));
        assertThat(kept.invoices().standing(november).blockOptional(Finance.PATIENCE)).isEmpty();
    }

    private SubmitInvoice.Outcome sends(String number, String gross) {
        return sends(LARKFIELD, november, number, gross);
    }

    private SubmitInvoice.Outcome sends(LeadProviderId provider, StatementId statement, String number, String gross) {
        return kept.submitInvoice().run(request(provider, statement, new WrittenBill(number, "2024-11-26", gross, "0.00", gross)))
                .block(Finance.PATIENCE);
    }

    private static SubmitInvoice.Request request(LeadProviderId provider, StatementId statement, WrittenBill bill) {
        return new SubmitInvoice.Request(new InvoiceId(UUID.randomUUID()), provider, statement, bill, AFTER_NOVEMBER);
    }

    private JudgeInvoice.Outcome rejects(String number) {
        return kept.invoices().findByNumber(LARKFIELD, number)
                .flatMap(sent -> kept.judgeInvoice().reject(sent.id(), "Wrong address", AFTER_NOVEMBER)).block(Finance.PATIENCE);
    }

    private static SubmitInvoice.Outcome refused(InvoiceRefusal... why) {
        return new SubmitInvoice.Outcome.Refused(List.of(why).stream().map(each -> new Objection(each, Optional.empty())).toList());
    }

    private static SubmitInvoice.Outcome refused(InvoiceRefusal why, Invoice other) {
        return new SubmitInvoice.Outcome.Refused(List.of(new Objection(why, Optional.of(other.id()))));
    }

    private static Invoice taken(SubmitInvoice.Outcome outcome) {
        assertThat(outcome).isInstanceOf(SubmitInvoice.Outcome.Taken.class);
        return ((SubmitInvoice.Outcome.Taken) outcome).invoice();
    }

    private static Invoice judged(JudgeInvoice.Outcome outcome) {
        assertThat(outcome).isInstanceOf(JudgeInvoice.Outcome.Judged.class);
        return ((JudgeInvoice.Outcome.Judged) outcome).invoice();
    }

    private Invoice standing() {
        return kept.invoices().standing(november).block(Finance.PATIENCE);
    }

    private List<String> history(Invoice of) {
        return kept.invoices().history(of.id()).map(InvoicesContract::inWords).collectList().block(Finance.PATIENCE);
    }

    private static String inWords(Past past) {
        return past.state() + " " + past.step().actor().code() + " " + past.step().cause();
    }

    private List<String> numbers(LeadProviderId provider, Place from, int limit) {
        return kept.invoices().page(provider, november, from, limit).map(invoice -> invoice.bill().number()).collectList().block(Finance.PATIENCE);
    }

    private List<String> worklist() {
        return kept.worklist().items().filter(item -> item.kind().equals("invoice_queried")).map(Item::detail).collectList().block(Finance.PATIENCE);
    }

    private void adjusts(UUID id, Money amount) {
        kept.adjust().add(november, new Adjustment(new AdjustmentId(id), "Agreed", amount, AFTER_NOVEMBER)).block(Finance.PATIENCE);
    }

    private Money total() {
        return kept.show().run(november).block(Finance.PATIENCE).figures().total();
    }
}
