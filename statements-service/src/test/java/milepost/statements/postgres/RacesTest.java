package milepost.statements.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.platform.testkit.Seeds;
import milepost.statements.application.AuthorisePayment.Outcome;
import milepost.statements.application.Statements.CutOffFilter;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.statement.StatementRefusal;
import milepost.statements.postgres.Ledger.Declared;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class RacesTest {

    /** A round's. */
    private static final int VOIDS = 8;

    private final Ledger ledger = new Ledger();

    @Test
    void ofTwoHundredVoidsRacingAuthorisationsEachIsEitherVoidedBeforeOrRefundedAfter() {
        int rounds = 25;
        ledger.agree();
        YearMonth month = YearMonth.of(2024, 11);
        List<StatementId> statements = new ArrayList<>();
        for (int i = 0; i <= rounds; i++) {
            statements.add(ledger.opens(month.plusMonths(i).toString(), month.plusMonths(i).atDay(25).toString()));
        }
        for (int i = 0; i < rounds; i++) {
            // who wins a race is luck; that both ends are seen is not
            Round round = switch (i) {
                case 0 -> this::voidsFirst;
                case 1 -> this::authorisationFirst;
                default -> this::race;
            };
            play(round, statements.get(i), month.plusMonths(i));
        }

        assertThat(ledger.rows("""
                SELECT p.declaration_id FROM line p LEFT JOIN line r ON r.declaration_id = p.declaration_id AND r.kind = 'refund'
                WHERE p.kind = 'payment' AND (p.status = 'voided') = (r.id IS NOT NULL)
                """)).isEmpty();
        int voided = Integer.parseInt(ledger.one("SELECT count(*) FROM line WHERE kind = 'payment' AND status = 'voided'"));
        int refunded = Integer.parseInt(ledger.one("SELECT count(*) FROM line WHERE kind = 'refund'"));
        assertThat(voided + refunded).isEqualTo(200);
        assertThat(voided).isGreaterThanOrEqualTo(VOIDS);
        assertThat(refunded).isGreaterThanOrEqualTo(VOIDS);
        for (StatementId each : statements) {
            assertThat(ledger.sumOfLines(each)).isEqualTo(ledger.total(each));
        }
        // all that was paid was taken back: in the end nothing was given
        assertThat(Money.sum(statements.stream().map(each -> ledger.view(each).figures().total()))).isEqualTo(Money.ZERO);
        ledger.booksBalance();
        System.out.println("voids racing authorisations: " + voided + " before, " + refunded + " after");
    }

    private interface Round {

        void play(List<Mono<?>> voids, Mono<?> authorisation);
    }

    private void play(Round round, StatementId statement, YearMonth month) {
        Instant early = month.atDay(10).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant late = month.atDay(26).atStartOfDay().toInstant(ZoneOffset.UTC);
        List<Declared> declared = Stream.generate(() -> ledger.declared().withoutTargetedFunding().at(early)).limit(VOIDS).toList();
        declared.forEach(ledger::told);
        ledger.cutsOff(late);
        round.play(declared.stream().<Mono<?>>map(one -> ledger.telling(one.now("voided").at(late.plusSeconds(60)))).toList(),
                ledger.authorise.run(statement, true, late.plusSeconds(60)));
        ledger.authorise.run(statement, true, late.plusSeconds(120)).block(Ledger.PATIENCE);
        ledger.spread.run().block(Ledger.PATIENCE);
    }

    private void voidsFirst(List<Mono<?>> voids, Mono<?> authorisation) {
        Flux.concat(voids).then(authorisation).block(Ledger.PATIENCE);
    }

    private void authorisationFirst(List<Mono<?>> voids, Mono<?> authorisation) {
        authorisation.thenMany(Flux.concat(voids)).blockLast(Ledger.PATIENCE);
    }

    private void race(List<Mono<?>> voids, Mono<?> authorisation) {
        List<Mono<?>> racing = new ArrayList<>(voids);
        racing.add(Seeds.random("order of voids and authorisation").nextInt(4), authorisation);
        Flux.fromIterable(racing).flatMap(each -> each.subscribeOn(Schedulers.parallel()), 4).blockLast(Ledger.PATIENCE);
    }

    @Test
    void declarationsThatRaceACutOffStandEitherOnTheClosedStatementOrOnTheNext() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        StatementId december = ledger.opens("2024-12", "2024-12-25");
        List<Declared> declared = Stream.generate(() -> ledger.declared().withoutTargetedFunding()).limit(100).toList();

        List<Mono<?>> racing = new ArrayList<>(declared.stream().<Mono<?>>map(ledger::telling).toList());
        racing.add(5, ledger.cutOff.run(CutOffFilter.ALL, Ledger.AFTER_NOVEMBER));
        Flux.fromIterable(racing).flatMap(each -> each.subscribeOn(Schedulers.parallel()), 4).blockLast(Ledger.PATIENCE);

        int before = ledger.view(november).counts().started();
        int after = ledger.view(december).counts().started();
        assertThat(before + after).isEqualTo(100);
        assertThat(ledger.total(november)).isEqualTo(150 * before + ".00");
        assertThat(ledger.sumOfLines(november)).isEqualTo(ledger.total(november));
        assertThat(ledger.rows("SELECT id FROM line WHERE statement_id = '" + november + "' AND counted IS NULL")).isEmpty();
        ledger.booksBalance();
        System.out.println("declarations racing a cut-off: " + before + " before, " + after + " after");
    }

    @Test
    void tenAuthorisationsAtOnceHaveOneEffect() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        ledger.told(ledger.declared());
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);

        List<Outcome> outcomes = Flux.fromStream(IntStream.range(0, 10).boxed())
                .flatMap(_ -> ledger.authorise.run(november, true, Ledger.AFTER_NOVEMBER).subscribeOn(Schedulers.parallel()), 10)
                .collectList().block(Ledger.PATIENCE);

        assertThat(outcomes).filteredOn(Outcome.Authorised.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(new Outcome.Refused(StatementRefusal.ALREADY_AUTHORISED)::equals).hasSize(9);
        assertThat(ledger.rows("SELECT type FROM outbox WHERE type = 'milepost.finance.statement-authorised.v1'")).hasSize(1);
    }
}
