package milepost.statements.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.platform.testkit.Seeds;
import milepost.statements.application.DeclarationCopies.Copy;
import milepost.statements.application.MoveLines.Outcome;
import milepost.statements.application.Statements.CutOffFilter;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.Family;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Band;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Lines that are moved by a person while all else happens to them; nobody here tries again, so nothing may end in a deadlock. */
class MoveRacesTest {

    private static final int ROUNDS = 8;
    private static final int EACH_ROUND = 6;
    private static final YearMonth FIRST = YearMonth.of(2024, 11);

    private final Ledger ledger = new Ledger();
    private final Random random = new Random(Seeds.random("the order of moves and others").nextLong());

    @ParameterizedTest
    @EnumSource(Family.class)
    void linesThatAreMovedWhileTheirStatementIsClosedAndPaidAndOneOfThemIsVoidedAreWorthSomethingInOnePlaceOnly(Family family) {
        agree();
        List<StatementId> statements = IntStream.rangeClosed(0, ROUNDS).mapToObj(FIRST::plusMonths)
                .map(month -> ledger.opens(ledger.provider, family, month.toString(), month.atDay(25).toString())).toList();
        int moved = 0;
        for (int round = 0; round < ROUNDS; round++) {
            moved += play(round, family, statements.get(round), statements.get(round + 1));
        }

        // the first round moves before the statement is closed, the second after it
        assertThat(moved).isBetween(EACH_ROUND - 1, (ROUNDS - 1) * EACH_ROUND);
        assertThat(ledger.rows("SELECT declaration_id FROM line WHERE kind = 'payment' AND status = 'attached' GROUP BY 1 HAVING count(*) > 1")).isEmpty();
        assertThat(ledger.rows("""
                SELECT d.id FROM declaration d LEFT JOIN line l ON l.declaration_id = d.id AND l.kind = 'payment' AND l.status = 'attached'
                WHERE d.live AND l.id IS NULL
                """)).isEmpty();
        assertThat(ledger.one("SELECT count(*) FROM declaration WHERE live")).isEqualTo(String.valueOf(ROUNDS * (EACH_ROUND - 1)));
        assertThat(ledger.rows("""
                SELECT d.id FROM declaration d LEFT JOIN line p ON p.declaration_id = d.id AND p.kind = 'payment' AND p.status = 'attached'
                    LEFT JOIN line r ON r.declaration_id = d.id AND r.kind = 'refund'
                WHERE NOT d.live AND (p.id IS NULL) <> (r.id IS NULL)
                """)).isEmpty();
        assertThat(ledger.rows("SELECT l.id FROM line l JOIN statement s ON s.id = l.statement_id "
                + "WHERE s.state <> 'open' AND l.status = 'attached' AND l.counted IS NULL")).isEmpty();
        linesAddUp(statements);
    }

    /** Answers how many moves were made. */
    private int play(int round, Family family, StatementId from, StatementId to) {
        Instant early = FIRST.plusMonths(round).atDay(10).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant late = FIRST.plusMonths(round).atDay(26).atStartOfDay().toInstant(ZoneOffset.UTC);
        List<Copy> declared = declared(family, early, EACH_ROUND);
        Mono<?> closed = ledger.cutOff.run(CutOffFilter.ALL, late).then(ledger.authorise.run(from, true, late));
        List<Mono<?>> racing = new ArrayList<>(declared.stream().skip(1).<Mono<?>>map(each -> moving(from, to, late, each)).toList());
        racing.add(moving(from, to, late, declared.getFirst(), declared.getLast()));
        racing.add(ledger.telling(voided(declared.getFirst(), late)));
        Collections.shuffle(racing, random);
        racing.add(round == 0 ? racing.size() : round == 1 ? 0 : random.nextInt(racing.size()), closed);
        return Flux.fromIterable(racing).flatMap(each -> each.subscribeOn(Schedulers.parallel()), round < 2 ? 1 : 4)
                .ofType(Outcome.Moved.class).map(each -> each.declarations().size()).reduce(0, Integer::sum).block(Ledger.PATIENCE);
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void whatIsMovedToAndFroWhileItIsVoidedIsPaidNowhereAndTheRestOnce(Family family) {
        agree();
        StatementId november = ledger.opens(ledger.provider, family, "2024-11", "2024-11-25");
        StatementId december = ledger.opens(ledger.provider, family, "2024-12", "2024-12-25");
        List<Copy> declared = declared(family, Ledger.NOVEMBER, 20);
        Instant then = Ledger.NOVEMBER.plusSeconds(60);

        List<Mono<?>> racing = new ArrayList<>();
        for (int i = 0; i + 1 < declared.size(); i += 2) {
            Copy one = declared.get(i);
            Copy other = declared.get(i + 1);
            racing.add(moving(november, december, then, one, other));
            racing.add(moving(december, november, then, other, one));
            racing.add(moving(november, december, then, other));
            racing.add(ledger.telling(voided(one, then)));
        }
        Collections.shuffle(racing, random);
        Flux.fromIterable(racing).flatMap(each -> each.subscribeOn(Schedulers.parallel()), 6).blockLast(Ledger.PATIENCE);

        assertThat(ledger.rows("""
                SELECT d.id FROM declaration d LEFT JOIN line l ON l.declaration_id = d.id AND l.status = 'attached'
                GROUP BY d.id, d.live HAVING count(l.id) <> CASE WHEN d.live THEN 1 ELSE 0 END
                """)).isEmpty();
        assertThat(ledger.view(november).counts().started() + ledger.view(december).counts().started()).isEqualTo(10);
        linesAddUp(List.of(november, december));
    }

    private void linesAddUp(List<StatementId> statements) {
        for (StatementId each : statements) {
            assertThat(ledger.sumOfLines(each)).isEqualTo(ledger.total(each));
        }
        ledger.booksBalance();
    }

    /** Bands so narrow that a month's declarations cross from one into the next. */
    private void agree() {
        ledger.agree();
        ledger.agree("ecf", new EcfTerms(150, Money.of("1000.00"), null, Money.of("100.00"), null, List.of(
                new Band("A", 1, 10, Money.of("1000.00"), 60, 40), new Band("B", 11, 20, Money.of("800.00"), 60, 40),
                new Band("C", 21, 30, Money.of("600.00"), 60, 40))));
    }

    private List<Copy> declared(Family family, Instant at, int many) {
        List<Copy> declared = Stream.generate(() -> switch (family) {
            case NPQ -> ledger.declared().at(at).copy(ledger.provider, ledger.cohort);
            case ECF -> ledger.started(UUID.randomUUID(), "ecf-induction", random.nextBoolean(), "submitted", 1, at);
        }).limit(many).toList();
        declared.forEach(ledger::told);
        return declared;
    }

    private static Copy voided(Copy is, Instant at) {
        return new Copy(is.id(), is.version() + 1, is.family(), is.leadProviderId(), is.participantId(), is.courseIdentifier(), is.courseGroup(),
                is.cohort(), is.declarationType(), "voided", false, false, is.targetedDeliveryFundingEligible(), is.upliftFlagged(), at);
    }

    private Mono<Outcome> moving(StatementId from, StatementId to, Instant at, Copy... declared) {
        return ledger.moveLines.run(from, to, Stream.of(declared).map(each -> new DeclarationId(each.id())).toList(), at);
    }
}
