package milepost.statements.domain.pricing.ecf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.platform.testkit.Seeds;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.LineId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.ShownLine;
import milepost.statements.domain.pricing.ecf.SlowEcfOracle.Worked;
import milepost.statements.domain.pricing.ecf.SlowEcfOracle.Worth;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState;
import milepost.statements.domain.statement.StatementTerms;
import org.junit.jupiter.api.Test;

class EcfPricingAgreesWithTheOracleTest {

    private static final int HISTORIES = 100_000;

    @Test
    void everyLineAndTotalOfAHundredThousandRandomHistoriesIsWhatTheOracleSaysAndTheLinesAddUpToTheTotal() {
        Seeds.forEach("the worth of an ECF history", HISTORIES, random -> {
            EcfHistory history = RandomEcfHistories.next(random);
            List<Worked> expected = SlowEcfOracle.work(history);
            List<PricedEcfStatement> priced = price(history);

            for (int i = 0; i < expected.size(); i++) {
                same(worth(priced.get(i)), expected.get(i).lines());
                same(priced.get(i).figures().total(), Money.ofPence(expected.get(i).totalPence()));
                addsUp(priced.get(i));
            }
        });
    }

    private static void addsUp(PricedEcfStatement priced) {
        List<ShownLine> lines = EcfShownLines.of(ANY, priced, List.of());
        same(Money.sum(lines.stream().map(ShownLine::amount)), priced.figures().total());
        same(lines.stream().map(ShownLine::id).distinct().count(), (long) lines.size());
    }

    /** A million times over, where an assertion each would take most of the time. */
    private static void same(Object computed, Object expected) {
        if (!computed.equals(expected)) {
            assertThat(computed).isEqualTo(expected);
        }
    }

    /** Month after month, as the service would: what is taken back is what the payment was fixed at. */
    private static List<PricedEcfStatement> price(EcfHistory history) {
        Map<LineId, EcfPayment> paid = new HashMap<>();
        List<PricedEcfStatement> all = new ArrayList<>();
        Fill fill = Fill.NONE;
        for (EcfHistory.Month month : history.months()) {
            PricedEcfStatement priced = EcfPricing.price(new EcfFacts(month.banded(), month.mentors(), history.rules(), history.vatRegistered(),
                    month.declared(), month.takenBack().stream().map(back -> paid.get(back.payment()).owedOn(back.refund())).toList(),
                    month.adjustments()), fill);
            priced.payments().forEach(payment -> paid.put(payment.member().line(), payment));
            fill = fill.after(priced);
            all.add(priced);
        }
        return all;
    }

    private static Map<LineId, Worth> worth(PricedEcfStatement priced) {
        Map<LineId, Worth> worth = new HashMap<>();
        priced.payments().forEach(payment -> worth.put(payment.member().line(), worth(payment.rate(), payment.uplift())));
        priced.refunds().forEach(refund -> worth.put(refund.member().line(), worth(refund.rate(), refund.uplift())));
        return worth;
    }

    private static Worth worth(Rate rate, Money uplift) {
        String band = switch (rate) {
            case Rate.InBand(_, String name, _) -> name;
            case Rate.Flat _ -> "-";
            case Rate.AboveTheLastBand _, Rate.NotAgreed _ -> "none";
        };
        return new Worth(band, pence(rate.amount()), pence(uplift));
    }

    private static long pence(Money money) {
        return money.pounds().movePointRight(2).longValueExact();
    }

    private static final Statement ANY = new Statement(new StatementId(new UUID(1, 2)), new StatementTerms(new LeadProviderId(new UUID(3, 4)),
            new Cohort("2024a"), Family.ECF, YearMonth.of(2025, 1), LocalDate.EPOCH, LocalDate.EPOCH, true, List.of()),
            new StatementState.Open(), 1, Instant.EPOCH, Instant.EPOCH);
}
