package milepost.statements.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import milepost.platform.messaging.Sweep;
import milepost.statements.application.Suspects.Suspicion;
import milepost.statements.domain.StatementId;
import milepost.statements.messaging.DeclarationSweep;
import milepost.statements.postgres.Ledger.Declared;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepsTest {

    private final Ledger ledger = new Ledger();
    private StatementId november = new StatementId(UUID.randomUUID());

    @BeforeEach
    void aStatementIsOpen() {
        ledger.agree();
        november = ledger.opens("2024-11", "2024-11-25");
    }

    @Test
    void aFundableDeclarationThatWasOnlyFoldedGetsItsLine() {
        Declared declared = ledger.declared();
        ledger.copies.fold(declared.copy(ledger.provider, ledger.cohort)).block(Ledger.PATIENCE);
        assertThat(repaired(Suspicion.FUNDABLE_WITHOUT_LINE)).isZero();

        longAgo();

        assertThat(repaired(Suspicion.FUNDABLE_WITHOUT_LINE)).isOne();
        assertThat(ledger.total(november)).isEqualTo("250.00");
        assertThat(repaired(Suspicion.FUNDABLE_WITHOUT_LINE)).isZero();
    }

    @Test
    void aLineWhoseDeclarationNoLongerCountsIsTakenOff() {
        Declared declared = ledger.declared();
        ledger.told(declared);
        ledger.copies.fold(declared.now("voided").copy(ledger.provider, ledger.cohort)).block(Ledger.PATIENCE);
        longAgo();

        assertThat(repaired(Suspicion.LINE_WITHOUT_LIVE_DECLARATION)).isOne();
        assertThat(ledger.total(november)).isEqualTo("0.00");
        assertThat(repaired(Suspicion.LINE_WITHOUT_LIVE_DECLARATION)).isZero();
    }

    @Test
    void pagesEndAndNothingIsLookedAtTwice() {
        for (int i = 0; i < 5; i++) {
            ledger.copies.fold(ledger.declared().copy(ledger.provider, ledger.cohort)).block(Ledger.PATIENCE);
        }
        longAgo();
        Sweep sweep = sweep(Suspicion.FUNDABLE_WITHOUT_LINE);

        Sweep.Page first = ledger.transaction.transactional(sweep.repair(null, 3)).block(Ledger.PATIENCE);
        Sweep.Page second = ledger.transaction.transactional(sweep.repair(first.nextKey(), 3)).block(Ledger.PATIENCE);

        assertThat(first.repaired() + second.repaired()).isEqualTo(5);
        assertThat(second.nextKey()).isNull();
    }

    @Test
    void inAHealthyServiceNoSweepFindsAnything() {
        Declared declared = ledger.declared();
        ledger.told(declared);
        ledger.told(ledger.declared().now("voided"));
        longAgo();

        for (Suspicion suspicion : Suspicion.values()) {
            assertThat(repaired(suspicion)).as(suspicion.label()).isZero();
        }
    }

    private void longAgo() {
        ledger.db.sql("UPDATE declaration SET changed_at = changed_at - interval '1 minute'").then().block(Ledger.PATIENCE);
    }

    private int repaired(Suspicion suspicion) {
        return ledger.transaction.transactional(sweep(suspicion).repair(null, 100)).block(Ledger.PATIENCE).repaired();
    }

    private Sweep sweep(Suspicion suspicion) {
        return new DeclarationSweep(suspicion, new PostgresSuspects(ledger.db), ledger.converge);
    }
}
