package milepost.statements.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import milepost.statements.domain.StatementId;
import milepost.statements.postgres.Ledger.Declared;
import org.junit.jupiter.api.Test;

/** Whether declarations are heard of together or one by one, the same lines stand on the same statements in the end. */
class TogetherAsOneByOneTest {

    private static final String LINES = """
            SELECT d.id, d.state, d.waiting, l.kind, l.status, s.month FROM declaration d
            LEFT JOIN line l ON l.declaration_id = d.id LEFT JOIN statement s ON s.id = l.statement_id
            ORDER BY d.id, l.kind, l.status, s.month
            """;

    private final Ledger together = new Ledger();
    private final Ledger alone = new Ledger();

    @Test
    void theSameLinesStandInTheEnd() {
        List.of(together, alone).forEach(Ledger::agree);
        Seeds.forEach("together as one by one", 12, random -> {
            List.of(together, alone).forEach(ledger -> ledger.rows("TRUNCATE declaration, statement, outbox CASCADE"));
            List<List<Declared>> polls = polls(random, stories(random));
            Map<Ledger, StatementId> november = new LinkedHashMap<>();
            for (int i = 0; i < polls.size(); i++) {
                List<Declared> poll = polls.get(i);
                if (i == 1) {
                    List.of(together, alone).forEach(ledger -> november.put(ledger, ledger.opens("2024-11", "2024-11-25")));
                }
                if (i == 3) {
                    List.of(together, alone).forEach(ledger -> ledger.opens("2024-12", "2024-12-25"));
                    november.forEach((ledger, _) -> ledger.cutsOff(Ledger.AFTER_NOVEMBER));
                }
                if (i == 4) {
                    november.forEach(Ledger::authorises);
                }
                together.told(poll);
                poll.forEach(alone::told);
            }

            assertThat(together.rows(LINES)).isEqualTo(alone.rows(LINES)).isNotEmpty();
        });
    }

    private List<Declared> stories(RandomGenerator random) {
        List<Declared> told = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            Declared first = new Declared(new UUID(random.nextLong(), i), new UUID(1, i), 1, "submitted", true, Ledger.NOVEMBER);
            told.addAll(List.of(first, first.now(Generators.pick(random, List.of("eligible", "voided", "ineligible", "payable")))));
            told.add(told.getLast().now(Generators.pick(random, List.of("eligible", "voided", "awaiting_clawback"))));
        }
        return Generators.shuffled(random, told);
    }

    /** Five of them, with the newest of every declaration, as a consumer reduces what it polled. */
    private static List<List<Declared>> polls(RandomGenerator random, List<Declared> told) {
        List<Map<UUID, Declared>> polls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            polls.add(new LinkedHashMap<>());
        }
        told.forEach(each -> polls.get(random.nextInt(5)).merge(each.id(), each, (one, other) -> one.version() > other.version() ? one : other));
        return polls.stream().map(poll -> List.copyOf(poll.values())).toList();
    }
}
