package milepost.statements.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.IntFunction;
import milepost.platform.messaging.SnapshotSource;
import milepost.platform.messaging.converge.Republish;
import milepost.statements.domain.Family;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.statement.StatementTerms;
import milepost.statements.messaging.CurrentSnapshots;
import milepost.statements.postgres.Ledger.Declared;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A compacted topic keeps what was told last, so a republish must never tell an older version after a newer one. */
class RepublishRacesTest {

    private static final int CHANGES = 200;
    private static final int AT_A_TIME = 20;

    private final Ledger ledger = new Ledger();
    private final Republish republish = new Republish(ledger.outbox, ledger.transaction);

    @Test
    void twoHundredConcurrentChangesOfAContractEndWithItsHighestVersion() {
        ledger.agree("999.00");

        race(CurrentSnapshots.contracts(ledger.contracts), ledger.contract().toString(), 4,
                n -> ledger.agreeing(1000 + n + ".00"));

        neverBackwards("milepost.contracts", ledger.one("SELECT version FROM contract"));
        assertThat(ledger.one("SELECT number FROM contract")).isEqualTo(String.valueOf(CHANGES + 1));
    }

    @Test
    void twoHundredConcurrentChangesOfAStatementEndWithItsHighestVersion() {
        StatementId id = ledger.opens("2024-11", "2024-11-25");
        LocalDate deadline = LocalDate.parse("2024-11-25");

        race(CurrentSnapshots.statements(ledger.statements, new PostgresStatementParts(ledger.db)), id.toString(), 4,
                n -> ledger.putStatement.run(id, new StatementTerms(ledger.provider, ledger.cohort, Family.NPQ, YearMonth.of(2024, 11),
                        deadline, deadline.plusDays(31 + n), true, List.of()), Ledger.NOVEMBER));

        neverBackwards("milepost.statements", ledger.one("SELECT version FROM statement"));
    }

    @Test
    void twoHundredChangesOfTheLinesOfADeclarationEndWithTheirHighestVersion() {
        ledger.agree();
        ledger.opens("2024-11", "2024-11-25");
        Declared declared = ledger.declared();
        ledger.told(declared);

        // snapshots of one declaration come one after the other: they share a partition
        race(CurrentSnapshots.lines(ledger.lineSnapshots), declared.id().toString(), 1,
                n -> ledger.telling(new Declared(declared.id(), declared.participant(), n + 2, n % 2 == 0 ? "voided" : "submitted",
                        true, Ledger.NOVEMBER)));

        neverBackwards("milepost.lines", ledger.one("SELECT lines_version FROM declaration"));
    }

    /** All changes, while one republish of this aggregate, and one of everything, follow another without a pause. */
    private void race(SnapshotSource source, String id, int atOnce, IntFunction<Mono<?>> change) {
        Mono<Long> again = republish.some(source, List.of(id));
        Disposable.Composite republishing = Disposables.composite(
                again.repeat().subscribeOn(Schedulers.parallel()).subscribe(),
                republish.all(source).repeat().subscribeOn(Schedulers.parallel()).subscribe());
        for (int first = 0; first < CHANGES; first += AT_A_TIME) {
            Flux.range(first, AT_A_TIME).flatMap(n -> change.apply(n).subscribeOn(Schedulers.parallel()), atOnce).blockLast(Ledger.PATIENCE);
            // one for certain, however the others are scheduled
            again.block(Ledger.PATIENCE);
        }
        republishing.dispose();
    }

    private void neverBackwards(String topic, String current) {
        String told = "FROM outbox WHERE topic = '" + topic + "'";
        assertThat(ledger.one("SELECT version " + told + " ORDER BY position DESC LIMIT 1")).isEqualTo(current);
        assertThat(ledger.rows("SELECT * FROM (SELECT position, version, lag(version) OVER (ORDER BY position) AS before " + told
                + ") told WHERE version < before")).isEmpty();
        assertThat(ledger.rows("SELECT version " + told + " GROUP BY version HAVING count(DISTINCT payload) > 1")).isEmpty();
        assertThat(ledger.one("SELECT count(DISTINCT version) " + told)).isEqualTo(String.valueOf(CHANGES + 1));
        // the republishes were among the changes
        assertThat(Integer.parseInt(ledger.one("SELECT count(DISTINCT version) FROM (SELECT version " + told
                + " GROUP BY version HAVING count(*) > 1) again"))).isGreaterThanOrEqualTo(CHANGES / AT_A_TIME);
    }
}
