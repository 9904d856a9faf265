package milepost.statements.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import milepost.invariants.Standing;
import milepost.statements.application.Reconcile.Difference;
import milepost.statements.application.Reconcile.Group;
import milepost.statements.application.Reconcile.Key;
import milepost.statements.application.Reconcile.Report;
import milepost.statements.application.Reconcile;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Money;
import milepost.statements.postgres.Ledger.Declared;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class ReconciliationTest {

    private static final Instant VOIDED_LATER = Instant.parse("2024-11-27T10:00:00Z");

    private final Ledger ledger = new Ledger();
    private final OtherSide declarations = new OtherSide();
    private final PostgresReconciliation ours = new PostgresReconciliation(ledger.db);

    @Test
    void afterAWholeLifeBothSidesAgree() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        ledger.opens("2024-12", "2024-12-25");
        Declared paid = ledger.declared();
        Declared refunded = ledger.declared();
        Declared voided = ledger.declared();
        List.of(paid, refunded, voided).forEach(ledger::told);
        ledger.told(voided.now("voided"));
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);
        ledger.authorises(november);
        ledger.told(refunded.now("awaiting_clawback").at(VOIDED_LATER));
        Declared eligible = ledger.declared().at(VOIDED_LATER);
        ledger.told(eligible);
        Declared waiting = ledger.declared().at(Instant.parse("2026-01-01T00:00:00Z"));
        ledger.told(waiting);

        declarations.says(paid, "paid").says(refunded, "awaiting_clawback").says(voided, "voided").says(eligible, "eligible")
                .says(waiting, "submitted");

        assertThat(reconciled()).isEqualTo(new Report(0, List.of(), Money.ZERO));
    }

    @Test
    void eachKindOfDifferenceIsFoundAndNothingElse() {
        ledger.agree();
        StatementId november = ledger.opens("2024-11", "2024-11-25");
        Declared fine = ledger.declared();
        Declared stale = ledger.declared();
        Declared unheardOf = ledger.declared();
        Declared forgotten = ledger.declared();
        List.of(fine, stale, forgotten).forEach(ledger::told);
        ledger.cutsOff(Ledger.AFTER_NOVEMBER);
        ledger.db.sql("UPDATE line SET unit_price = unit_price + 1 WHERE declaration_id = $1").bind(0, fine.id()).then()
                .block(Ledger.PATIENCE);

        declarations.says(fine, "payable").says(stale, "eligible").says(unheardOf, "submitted");

        assertThat(reconciled().differences()).extracting(Difference::kind, Difference::declaration, Difference::expected, Difference::found)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("state", stale.id(), "payable", "eligible"),
                        org.assertj.core.groups.Tuple.tuple("no_line", unheardOf.id(), "submitted", null),
                        org.assertj.core.groups.Tuple.tuple("no_declaration", forgotten.id(), null, "payable"),
                        org.assertj.core.groups.Tuple.tuple("amount", null, "750.00", "751.00"));
        assertThat(reconciled().differences()).filteredOn(each -> each.kind().equals("amount"))
                .extracting(Difference::statement).containsExactly(november.value());
    }

    @Test
    void aDeclarationThatNeverHeardOfItsLineIsFound() {
        ledger.agree();
        ledger.opens("2024-11", "2024-11-25");
        Declared stuck = ledger.declared();
        ledger.told(stuck);

        declarations.says(stuck, "submitted");

        assertThat(reconciled().differences()).extracting(Difference::kind, Difference::declaration, Difference::expected, Difference::found)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("state", stuck.id(), "eligible", "submitted"));
    }

    @Test
    void whatChangedJustNowIsInFlight() {
        ledger.agree();
        ledger.opens("2024-11", "2024-11-25");
        Declared declared = ledger.declared();
        ledger.told(declared);

        Report report = new Reconcile(ours, declarations, ours).run(Optional.empty(), Instant.now()).block(Ledger.PATIENCE);

        assertThat(report.inFlight()).isOne();
        assertThat(report.differences()).isEmpty();
    }

    /** Long after everything happened. */
    private Report reconciled() {
        return new Reconcile(ours, declarations, ours).run(Optional.of(ledger.provider), Instant.now().plusSeconds(3600))
                .block(Ledger.PATIENCE);
    }

    /** What declarations-service would say, with its own rule for what is in a group. */
    private final class OtherSide implements Reconcile.Side {

        private final Map<UUID, String> states = new ConcurrentHashMap<>();

        OtherSide says(Declared declared, String state) {
            states.put(declared.id(), state);
            return this;
        }

        @Override
        public Flux<Group> groups(Optional<LeadProviderId> provider) {
            List<String> counted = states.entrySet().stream().filter(each -> !each.getValue().equals("voided"))
                    .map(each -> each.getKey() + ":" + each.getValue()).toList();
            return counted.isEmpty() ? Flux.empty() : ledger.db.sql("""
                            SELECT count(*) AS count, to_hex(bit_xor(hashtextextended(each, 0))) AS hash FROM unnest($1::text[]) AS each
                            """)
                    .bind(0, counted.toArray(String[]::new))
                    .map(row -> new Group(key(), Rows.big(row, "count"), Rows.text(row, "hash"))).all();
        }

        @Override
        public Flux<Standing> entries(Key key) {
            return Flux.fromIterable(states.entrySet()).map(each ->
                    new Standing(each.getKey(), each.getValue(), !each.getValue().equals("voided"), Instant.now()));
        }

        private Key key() {
            return new Key(ledger.provider.value(), ledger.cohort.identifier(), "started");
        }
    }
}
