package milepost.statements.inmemory;

import static milepost.statements.Finance.LARKFIELD;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import milepost.statements.Finance;
import milepost.statements.application.RefreshForecasts;
import milepost.statements.application.StatementContents;
import milepost.statements.application.StatementTotals;
import milepost.statements.application.Unhurried;
import milepost.statements.domain.AdjustmentId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.statement.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A forecast is at most a second old (decision E8), but for the few statements that take long to add up. */
class OnlyTheSlowStatementWaitsTest {

    private static final Duration QUICK = Duration.ofMillis(5);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final MemoryKept kept = MemoryKept.fresh(1);
    private final Finance finance = new Finance(kept);
    private final StatementId huge = new StatementId(new UUID(11, 1));
    private final StatementId small = new StatementId(new UUID(12, 1));
    private final AtomicLong now = new AtomicLong();
    private Duration slow = Duration.ofMillis(300);
    private boolean broken;
    private final RefreshForecasts refresh = new RefreshForecasts(kept.transactions(), kept.statements(), new TakesItsTime(), kept.forecasts(),
            new Unhurried(LIMIT, now::get));

    @BeforeEach
    void aHugeStatementAndASmallOneAreForecast() {
        finance.opens(huge, LARKFIELD, "2024-11", "2024-11-25", true);
        finance.opens(small, LARKFIELD, "2024-12", "2024-12-25", true);
        bothGainAPound();
        turn();
        assertThat(shown(huge)).isEqualTo("1.00");
    }

    @Test
    void theSmallOneIsShownAnewEverySecondWhileTheHugeOneRests() {
        for (String gained : List.of("2.00", "3.00")) {
            bothGainAPound();
            passes(Duration.ofSeconds(1));
            turn();
            assertThat(shown(small)).isEqualTo(gained);
            assertThat(shown(huge)).isEqualTo("1.00");
        }
    }

    @Test
    void theHugeOneRestsNineteenTimesAsLongAsItsOwnPricingTook() {
        bothGainAPound();

        passes(slow.multipliedBy(19).minus(QUICK).minusMillis(1));
        turn();
        assertThat(shown(huge)).isEqualTo("1.00");

        passes(Duration.ofMillis(1));
        turn();
        assertThat(shown(huge)).isEqualTo("2.00");
    }

    @Test
    void andNoLongerThanTheLimit() {
        slow = Duration.ofMinutes(1);
        passes(LIMIT);
        bothGainAPound();
        turn();
        bothGainAPound();

        passes(LIMIT);
        turn();

        assertThat(shown(huge)).isEqualTo("3.00");
    }

    @Test
    void itRestsAfterAFailureTooAndIsNotForgotten() {
        passes(LIMIT);
        bothGainAPound();
        broken = true;
        refresh.run().onErrorComplete().block(Finance.PATIENCE);
        broken = false;
        turn();
        assertThat(shown(small)).isEqualTo("2.00");
        assertThat(shown(huge)).isEqualTo("1.00");

        passes(LIMIT);
        turn();

        assertThat(shown(huge)).isEqualTo("2.00");
    }

    private void bothGainAPound() {
        for (StatementId id : new StatementId[] {huge, small}) {
            kept.adjust().add(id, new Adjustment(new AdjustmentId(UUID.randomUUID()), "By agreement", Money.of("1.00"), Finance.NOVEMBER)).block(Finance.PATIENCE);
        }
    }

    private void passes(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void turn() {
        refresh.run().block(Finance.PATIENCE);
    }

    private String shown(StatementId id) {
        String body = new String(kept.documents().find(LARKFIELD, id).block(Finance.PATIENCE).body(), StandardCharsets.UTF_8);
        return body.replaceFirst(".*\"total\":\"([^\"]*)\".*", "$1");
    }

    /** Adding up takes the clock's time. */
    private final class TakesItsTime implements StatementContents.Reader {

        @Override
        public Mono<StatementContents> of(Statement statement) {
            return kept.contents().of(statement);
        }

        @Override
        public Mono<StatementTotals> totals(Statement statement) {
            return Mono.defer(() -> {
                passes(statement.id().equals(huge) ? slow : QUICK);
                return broken && statement.id().equals(huge) ? Mono.error(new IllegalStateException("the database is away")) : kept.contents().totals(statement);
            });
        }
    }
}
