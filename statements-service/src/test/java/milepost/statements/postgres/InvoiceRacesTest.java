package milepost.statements.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import milepost.platform.testkit.Seeds;
import milepost.statements.application.SubmitInvoice;
import milepost.statements.application.SubmitInvoice.Outcome;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.invoice.InvoiceRefusal;
import milepost.statements.postgres.Ledger.Declared;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class InvoiceRacesTest {

    private final Ledger ledger = new Ledger();

    @BeforeEach
    void theProviderInvoices() {
        ledger.agree();
        ledger.copies.provider(ledger.provider.value(), "Larkfield Training", false, true, 2).block(Ledger.PATIENCE);
    }

    @Test
    void whatIsPaidIsWhatWasInvoicedHoweverVoidsRaceTheAuthorisation() {
        int rounds = 20;
        RandomGenerator random = Seeds.random("place of the authorisation");
        YearMonth month = YearMonth.of(2024, 11);
        for (int i = 0; i < rounds; i++) {
            YearMonth now = month.plusMonths(i);
            StatementId statement = ledger.opens(now.toString(), now.atDay(25).toString());
            Instant early = now.atDay(10).atStartOfDay().toInstant(ZoneOffset.UTC);
            Instant late = now.atDay(26).atStartOfDay().toInstant(ZoneOffset.UTC);
            List<Declared> declared = List.of(ledger.declared().at(early), ledger.declared().at(early));
            declared.forEach(ledger::told);
            ledger.cutsOff(late);
            assertThat(ledger.sends(statement, "INV-" + i, ledger.total(statement))).isInstanceOf(Outcome.Taken.class);

            List<Mono<?>> racing = new ArrayList<>(List.of(ledger.telling(declared.getFirst().now("voided").at(late)),
                    ledger.telling(declared.getLast().now("voided").at(late))));
            // the first two rounds are no race: both ends are seen for certain
            racing.add(i < 2 ? i * 2 : random.nextInt(3), ledger.authorise.run(statement, true, late));
            Flux.fromIterable(racing).flatMap(each -> each.subscribeOn(Schedulers.parallel()), i < 2 ? 1 : 3).blockLast(Ledger.PATIENCE);
        }

        assertThat(ledger.rows("""
                SELECT s.id FROM statement s JOIN invoice i ON i.statement_id = s.id
                JOIN statement_document d ON d.statement_id = s.id
                WHERE s.state = 'paid' AND (i.state <> 'matched' OR i.gross <> d.total)
                """)).isEmpty();
        assertThat(ledger.rows("""
                SELECT s.id FROM statement s JOIN invoice i ON i.statement_id = s.id
                WHERE s.state = 'payable' AND (i.state <> 'queried' OR i.statement_gross <> (
                    SELECT -coalesce(sum(p.amount), 0) FROM posting p WHERE p.statement_id = s.id AND p.account = 'OWED_TO_PROVIDER'))
                """)).isEmpty();
        assertThat(ledger.one("SELECT count(*) FROM statement WHERE state = 'paid'")).isNotEqualTo("0");
        assertThat(ledger.one("SELECT count(*) FROM statement WHERE state = 'payable'")).isNotEqualTo("0");
        ledger.booksBalance();
    }

    @Test
    void ofInvoicesWithOneNumberThatComeAtOnceOneIsTaken() {
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        StatementId december = ledger.opens("2024-12", "2024-11-25");
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);

        for (int round = 0; round < 10; round++) {
            String number = "INV-" + round;
            List<Outcome> outcomes = Flux.just(november, december, november, december)
                    .flatMap(statement -> ledger.sending(statement, number, "7.00").subscribeOn(Schedulers.parallel()), 4)
                    .collectList().block(Ledger.PATIENCE);

            assertThat(outcomes).filteredOn(Outcome.Taken.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Outcome.Refused.class::isInstance).hasSize(3).allSatisfy(outcome ->
                    assertThat(((Outcome.Refused) outcome).objections()).extracting(SubmitInvoice.Objection::why)
                            .containsExactly(InvoiceRefusal.NUMBER_TAKEN));
        }

        assertThat(ledger.one("SELECT count(*) FROM invoice")).isEqualTo("10");
        assertThat(ledger.rows("SELECT statement_id FROM invoice WHERE state <> 'superseded' GROUP BY statement_id HAVING count(*) > 1")).isEmpty();
    }
}
