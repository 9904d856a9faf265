package milepost.statements.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import milepost.statements.application.AdjustStatement;
import milepost.statements.application.AuthorisePayment.Outcome;
import milepost.statements.application.Spreads.Progress;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.statement.StatementRefusal;
import milepost.statements.postgres.Ledger.Declared;
import org.junit.jupiter.api.Test;

class StatementsAreClosedAndPaidTest {

    private static final Instant VOIDED_LATER = Instant.parse("2024-11-27T10:00:00Z");

    private final Ledger ledger = new Ledger();

    @Test
    void theCutOffClosesEveryOpenStatementWhoseDeadlineIsOverHoweverLate() {
        StatementId september = ledger.opens("2024-09", "2024-09-25");
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        ledger.opens("2024-12", "2024-12-25");

        assertThat(ledger.cutsOff(Instant.parse("2024-11-25T23:59:00Z"))).containsExactly(september);
        assertThat(ledger.cutsOff(Ledger.AFTER_NOVEMBER)).containsExactly(november);
        assertThat(ledger.cutsOff(Ledger.AFTER_NOVEMBER)).isEmpty();
    }

    @Test
    void afterTheCutOffFiguresAreTheJournalsAndEveryLineIsToldPayable() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        Declared declared = ledger.declared();
        ledger.told(declared);
        ledger.adjusts(november, "-20.50");

        ledger.cutsOff(Ledger.AFTER_NOVEMBER);
        ledger.spread.run().block(Ledger.PATIENCE);

        assertThat(ledger.total(november)).isEqualTo("229.50");
        assertThat(ledger.sumOfLines(november)).isEqualTo("229.50");
        assertThat(ledger.published(declared)).contains("\"statement_state\":\"payable\"");
        assertThat(finance(november)).endsWith("statement-payable.v1");
        ledger.booksBalance();
    }

    @Test
    void jALineVoidedBeforeTheAuthorisationIsReversedInTheJournalAndCountedAsVoided() {
        ledger.copies.provider(ledger.provider.value(), "Larkfield Training", true, false, 2).block(Ledger.PATIENCE);
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        Declared kept = ledger.declared();
        Declared voided = ledger.declared();
        List.of(kept, voided).forEach(ledger::told);
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);
        // 2 × (150 + 100) and a fifth of VAT
        assertThat(ledger.total(november)).isEqualTo("600.00");

        ledger.told(voided.now("voided").at(VOIDED_LATER));

        assertThat(ledger.total(november)).isEqualTo("300.00");
        assertThat(ledger.sumOfLines(november)).isEqualTo("300.00");
        assertThat(ledger.view(november).counts().voided()).isOne();
        ledger.booksBalance();
    }

    @Test
    void whenTheCountedOneOfTwoEqualDeclarationsIsVoidedTheOtherEarnsInItsPlace() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        UUID person = UUID.randomUUID();
        Declared first = ledger.declared().by(person);
        Declared second = ledger.declared().by(person).withoutTargetedFunding();
        ledger.told(first);
        ledger.told(second.at(Ledger.NOVEMBER.plusSeconds(60)));
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);
        assertThat(ledger.total(november)).isEqualTo("250.00");

        ledger.told(first.now("voided").at(VOIDED_LATER));

        assertThat(ledger.total(november)).isEqualTo("150.00");
        assertThat(ledger.sumOfLines(november)).isEqualTo("150.00");
        ledger.booksBalance();
    }

    @Test
    void authorisingPaysEveryLineOnceAndASecondAuthorisationIsRefused() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        Declared declared = ledger.declared();
        ledger.told(declared);
        assertThat(ledger.authorises(november)).isEqualTo(new Outcome.Refused(StatementRefusal.STATEMENT_NOT_PAYABLE));
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);

        assertThat(ledger.authorises(november)).isInstanceOf(Outcome.Authorised.class);
        assertThat(ledger.authorises(november)).isEqualTo(new Outcome.Refused(StatementRefusal.ALREADY_AUTHORISED));
        ledger.spread.run().block(Ledger.PATIENCE);

        assertThat(ledger.published(declared)).contains("\"statement_state\":\"paid\"", "\"uplift_paid\":true");
        assertThat(ledger.view(november).progress()).isEqualTo(new Progress(1, 1));
        assertThat(ledger.rows("SELECT count(*) FROM journal_entry WHERE reason = 'authorisation'")).containsExactly("1");
        assertThat(finance(november)).endsWith("statement-authorised.v1", "statement-paid.v1");
        ledger.booksBalance();
    }

    @Test
    void theChecksOfAnAuthorisation() {
        StatementId empty = ledger.opens("2024-10", "2024-10-25");
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);

        assertThat(ledger.authorise.run(empty, false, Ledger.AFTER_NOVEMBER).block(Ledger.PATIENCE))
                .isEqualTo(new Outcome.Refused(StatementRefusal.CONFIRMATION_MISSING));
        assertThat(ledger.authorises(empty)).isEqualTo(new Outcome.Refused(StatementRefusal.NOTHING_TO_PAY));
        ledger.adjusts(empty, "0.01");
        ledger.copies.provider(ledger.provider.value(), "Larkfield Training", false, true, 2).block(Ledger.PATIENCE);
        assertThat(ledger.authorises(empty)).isEqualTo(new Outcome.Refused(StatementRefusal.INVOICE_OUTSTANDING));
        ledger.copies.provider(ledger.provider.value(), "Larkfield Training", false, false, 3).block(Ledger.PATIENCE);
        assertThat(ledger.authorises(empty)).isInstanceOf(Outcome.Authorised.class);
        assertThat(ledger.authorises(new StatementId(UUID.randomUUID()))).isEqualTo(new Outcome.NoSuchStatement());
    }

    @Test
    void aPaidDeclarationVoidedLaterIsRefundedOnTheNextStatementAtWhatWasPaidForIt() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        StatementId december = ledger.opens("2024-12", "2024-12-25");
        Declared declared = ledger.declared();
        ledger.told(declared);
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);
        ledger.authorises(november);
        ledger.agree("9000.00");

        ledger.told(declared.now("awaiting_clawback").at(VOIDED_LATER));

        assertThat(ledger.total(november)).isEqualTo("250.00");
        assertThat(ledger.view(december).figures().clawbacks()).hasToString("-250.00");
        assertThat(ledger.sumOfLines(december)).isEqualTo("-250.00");
        assertThat(ledger.published(declared)).contains("\"refund\":{\"statement_id\":\"" + december + "\",\"statement_state\":\"open\"}");
        assertThat(ledger.view(december).counts().clawedBack()).isOne();

        Instant january = Instant.parse("2025-01-10T09:00:00Z");
        ledger.cutsOff(january);
        ledger.authorise.run(december, true, january).block(Ledger.PATIENCE);
        ledger.spread.run().block(Ledger.PATIENCE);
        assertThat(ledger.published(declared))
                .contains("\"refund\":{\"statement_id\":\"" + december + "\",\"statement_state\":\"paid\"}", "\"uplift_paid\":true");
        ledger.booksBalance();
    }

    @Test
    void aDuplicateFoundTooLateKeepsItsPaymentAndIsNotRefunded() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        StatementId december = ledger.opens("2024-12", "2024-12-25");
        Declared declared = ledger.declared();
        ledger.told(declared);
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);
        ledger.authorises(november);

        ledger.told(declared.now("ineligible").at(VOIDED_LATER));
        ledger.told(declared.now("ineligible").now("paid").at(VOIDED_LATER));

        assertThat(ledger.total(november)).isEqualTo("250.00");
        assertThat(ledger.total(december)).isEqualTo("0.00");
    }

    @Test
    void aRefundThatFindsNoStatementIsPlacedWhenOneOpens() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        Declared declared = ledger.declared();
        ledger.told(declared);
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);
        ledger.authorises(november);
        ledger.told(declared.now("awaiting_clawback").at(VOIDED_LATER));
        assertThat(ledger.published(declared)).contains("\"waiting\":\"refund\"", "\"refund\":null");

        StatementId december = ledger.opens("2024-12", "2024-12-25");
        ledger.placeWaiting.run().block(Ledger.PATIENCE);

        assertThat(ledger.total(december)).isEqualTo("-250.00");
    }

    @Test
    void adjustmentsMoveThePayableTotalThroughTheJournalAndNeverAPaidOne() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        ledger.told(ledger.declared());
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);

        ledger.adjusts(november, "10.00");
        assertThat(ledger.total(november)).isEqualTo("260.00");
        var placed = ledger.view(november).adjustments().getFirst();
        ledger.adjust.replace(placed.id(), "Less", Money.of("4.00"), VOIDED_LATER)
                .block(Ledger.PATIENCE);
        assertThat(ledger.total(november)).isEqualTo("254.00");
        ledger.authorises(november);

        assertThat(ledger.adjusts(november, "1.00")).isEqualTo(new AdjustStatement.Outcome.Refused(StatementRefusal.STATEMENT_PAID));
        assertThat(ledger.adjust.remove(placed.id(), VOIDED_LATER).block(Ledger.PATIENCE))
                .isEqualTo(new AdjustStatement.Outcome.Refused(StatementRefusal.STATEMENT_PAID));
        assertThat(ledger.total(november)).isEqualTo("254.00");
        assertThat(ledger.sumOfLines(november)).isEqualTo("254.00");
        ledger.booksBalance();
    }

    @Test
    void aSpreadThatDiesInTheMiddleGoesOnWhereItStopped() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        for (int i = 0; i < 250; i++) {
            ledger.told(ledger.declared());
        }
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);
        ledger.authorises(november);

        // the process that tells dies after one batch
        assertThat(ledger.spread.batch(november).block(Ledger.PATIENCE)).isEqualTo(200);
        assertThat(ledger.view(november).progress()).isEqualTo(new Progress(200, 250));

        assertThat(ledger.spread.run().block(Ledger.PATIENCE)).isEqualTo(50);
        assertThat(ledger.spread.run().block(Ledger.PATIENCE)).isZero();
        assertThat(ledger.rows("SELECT key FROM outbox WHERE topic = 'milepost.lines' AND convert_from(payload, 'UTF8') LIKE '%\"paid\"%'"
                + " GROUP BY key HAVING count(*) = 1")).hasSize(250);
        assertThat(finance(november)).containsOnlyOnce("statement-paid.v1");
    }

    private List<String> finance(StatementId id) {
        return ledger.rows("SELECT replace(type, 'milepost.finance.', '') AS t FROM outbox WHERE topic = 'milepost.finance' AND key = '"
                + id + "' ORDER BY position");
    }
}
