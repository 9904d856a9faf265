package milepost.statements.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import milepost.statements.domain.StatementId;
import milepost.statements.postgres.Ledger.Declared;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FewRoundTripsTest {

    private final Ledger ledger = new Ledger();
    private final PostgresChores chores = new PostgresChores(ledger.db);

    @BeforeEach
    void aContract() {
        ledger.agree();
        ledger.opens("2024-10", "2024-10-25");
        ledger.forecast.run().block(Ledger.PATIENCE);
    }

    @Test
    void openingAStatementReadsWhatStandsOnItOnce() {
        int before = ledger.executed.get();

        StatementId november = ledger.opens("2024-11", "2024-11-25");

        // lock, catalogue, month; the row; what earns, what does not, contracts, adjustments; the document's stamp and body; the
        // number of the fact; the outbox, where this ledger's writes row by row: twice
        assertThat(ledger.executed.get() - before).isEqualTo(13);
        assertThat(ledger.rows("SELECT topic FROM outbox WHERE key = '" + november + "' ORDER BY position"))
                .containsExactly("milepost.statements", "milepost.finance");
    }

    @Test
    void linesOfDeclarationsThatComeTogetherCostNoMoreStatementsThanOne() {
        ledger.opens("2024-11", "2024-11-25");
        List<Declared> declared = Stream.generate(ledger::declared).limit(20).toList();
        int before = ledger.executed.get();

        ledger.told(declared);

        // the copies; their locks, their lines; the next open statements; the lines; what is told of them; the forecast that is due;
        // the outbox, where this ledger's writes row by row
        assertThat(ledger.executed.get() - before).isEqualTo(7 + declared.size());
        assertThat(ledger.one("SELECT count(*) FROM line WHERE status = 'attached'")).isEqualTo("20");

        int told = ledger.executed.get();
        ledger.told(declared.stream().map(each -> each.now("eligible")).toList());
        // the copies; their locks, their lines; the forecast that may count differently
        assertThat(ledger.executed.get() - told).isEqualTo(4);
    }

    @Test
    void oneLookSaysThatThereIsNothingToDoInTheBackground() {
        assertThat(waiting()).isFalse();

        StatementId november = ledger.opens("2024-11", "2024-11-25");
        assertThat(waiting()).isFalse();

        ledger.told(ledger.declared());
        assertThat(waiting()).isTrue();
        ledger.forecast.run().block(Ledger.PATIENCE);
        assertThat(waiting()).isFalse();

        assertThat(ledger.cutsOff(Ledger.AFTER_NOVEMBER)).contains(november);
        assertThat(waiting()).isTrue();
        ledger.spread.run().block(Ledger.PATIENCE);
        assertThat(waiting()).isFalse();
    }

    @Test
    void aDeclarationThatWaitsForAStatementIsSomethingToDo() {
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);
        ledger.spread.run().block(Ledger.PATIENCE);
        ledger.told(ledger.declared());

        assertThat(waiting()).isTrue();
    }

    private boolean waiting() {
        return Boolean.TRUE.equals(chores.waiting().block(Ledger.PATIENCE));
    }
}
