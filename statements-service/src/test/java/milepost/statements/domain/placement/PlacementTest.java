package milepost.statements.domain.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.LineId;
import milepost.statements.domain.LondonDay;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.placement.PlacedDeclaration.Line;
import milepost.statements.domain.placement.PlacedDeclaration.Standing;
import milepost.statements.domain.statement.StatementState;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final Instant NOW = Instant.parse("2024-11-26T09:00:00Z");
    private static final StatementState OPEN = new StatementState.Open();
    private static final StatementState PAYABLE = new StatementState.Payable(NOW);
    private static final StatementState PAID = new StatementState.Paid(NOW, NOW);

    @Test
    void aFundableDeclarationWithoutALineNeedsOne() {
        assertThat(Placement.of(declaration(Standing.LIVE, true, none(), none()))).isEqualTo(new Placement.NeedsPayment());
    }

    @Test
    void anUnconfirmedDeclarationWaitsForItsVerdict() {
        assertThat(Placement.of(declaration(Standing.LIVE, false, none(), none()))).isEqualTo(new Placement.Settled());
    }

    @Test
    void aVerdictWithdrawnAfterTheLineWasMadeLeavesTheLineToFinance() {
        assertThat(Placement.of(declaration(Standing.LIVE, false, line(OPEN), none()))).isEqualTo(new Placement.Settled());
    }

    @Test
    void aDeclarationThatNoLongerCountsIsTakenOffAnUnpaidStatement() {
        for (StatementState state : new StatementState[] {OPEN, PAYABLE}) {
            Optional<Line> line = line(state);
            assertThat(Placement.of(declaration(Standing.TAKEN_BACK, false, line, none())))
                    .isEqualTo(new Placement.NeedsVoid(line.orElseThrow()));
        }
    }

    @Test
    void aPaidDeclarationThatNoLongerCountsIsRefundedOnce() {
        Optional<Line> paid = line(PAID);

        assertThat(Placement.of(declaration(Standing.TAKEN_BACK, false, paid, none())))
                .isEqualTo(new Placement.NeedsRefund(paid.orElseThrow()));
        assertThat(Placement.of(declaration(Standing.TAKEN_BACK, false, paid, line(OPEN)))).isEqualTo(new Placement.Settled());
    }

    @Test
    void aDuplicateFoundAfterItsPaymentIsFinancesToDecideAndOneFoundBeforeIsTakenOff() {
        Optional<Line> payable = line(PAYABLE);

        assertThat(Placement.of(declaration(Standing.INELIGIBLE, false, line(PAID), none()))).isEqualTo(new Placement.Settled());
        assertThat(Placement.of(declaration(Standing.INELIGIBLE, false, payable, none())))
                .isEqualTo(new Placement.NeedsVoid(payable.orElseThrow()));
    }

    @Test
    void aDeclarationVoidedBeforeItHadALineNeedsNothing() {
        assertThat(Placement.of(declaration(Standing.TAKEN_BACK, false, none(), none()))).isEqualTo(new Placement.Settled());
    }

    @Test
    void lateOnAJulyEveningInUniversalTimeIsTomorrowInLondon() {
        assertThat(LondonDay.of(Instant.parse("2024-07-31T23:30:00Z"))).isEqualTo("2024-08-01");
        assertThat(LondonDay.of(Instant.parse("2024-11-30T23:30:00Z"))).isEqualTo("2024-11-30");
    }

    private static PlacedDeclaration declaration(Standing standing, boolean fundable, Optional<Line> payment, Optional<Line> refund) {
        return new PlacedDeclaration(new DeclarationId(new UUID(1, 1)), new LeadProviderId(new UUID(2, 2)),
                new Cohort("2024a"), Family.NPQ, standing, fundable, NOW, 7, "in its words", false, payment, refund);
    }

    private static Optional<Line> none() {
        return Optional.empty();
    }

    private static Optional<Line> line(StatementState state) {
        return Optional.of(new Line(new LineId(new UUID(3, 3)), new StatementId(new UUID(4, 4)), state));
    }
}
