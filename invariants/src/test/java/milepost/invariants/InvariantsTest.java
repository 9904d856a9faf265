package milepost.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import milepost.invariants.OneEffect.Event;
import milepost.invariants.StatementFacts.Amount;
import org.junit.jupiter.api.Test;

/** Each invariant is silent about what is right, and names what is wrong. */
class InvariantsTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final UUID PROVIDER = new UUID(0, 3);
    private static final UUID TRAINING = new UUID(0, 4);
    private static final Instant NOW = Instant.parse("2025-01-31T12:00:00Z");

    @Test
    void aTotalIsTheSumOfItsLines() {
        assertThat(Conservation.violations(List.of(statement(ONE, "paid", "160.00", payment(ONE, "paid", "160.00"))))).isEmpty();
        assertThat(Conservation.violations(List.of(statement(ONE, "paid", "160.01", payment(ONE, "paid", "160.00")))))
                .extracting(Violation::what).containsExactly("its lines add up to 160.00, its total says 160.01");
    }

    @Test
    void whatIsTakenBackIsWhatWasPaid() {
        var paid = statement(ONE, "paid", "160.00", payment(ONE, "paid", "160.00"));

        assertThat(Conservation.violations(List.of(paid, statement(OTHER, "open", "-160.00", refund(ONE, "-160.00"))))).isEmpty();
        assertThat(Conservation.violations(List.of(paid, statement(OTHER, "open", "-159.99", refund(ONE, "-159.99"))))).hasSize(1);
        assertThat(Conservation.violations(List.of(statement(OTHER, "open", "-160.00", refund(ONE, "-160.00"))))).hasSize(1);
    }

    @Test
    void aDeclarationStandsOnOneStatementHoweverOftenItWasVoidedBefore() {
        var voided = statement(ONE, "payable", "0.00", payment(ONE, "voided", "0.00"));
        var standing = statement(OTHER, "open", "160.00", payment(ONE, "eligible", "160.00"));

        assertThat(NeverTwice.violations(List.of(), List.of(voided, standing))).isEmpty();
        assertThat(NeverTwice.violations(List.of(), List.of(statement(ONE, "open", "160.00", payment(ONE, "eligible", "160.00")), standing)))
                .extracting(Violation::invariant).containsExactly(Invariant.I2_NEVER_TWICE);
    }

    @Test
    void aMilestoneHasOneLiveDeclaration() {
        assertThat(NeverTwice.violations(List.of(declaration(ONE, "voided"), declaration(OTHER, "eligible")), List.of())).isEmpty();
        assertThat(NeverTwice.violations(List.of(declaration(ONE, "submitted"), declaration(OTHER, "eligible")), List.of())).hasSize(1);
    }

    @Test
    void aPaidDeclarationIsNeverVoided() {
        assertThat(LifeCycleKept.ofDeclarations(List.of(declaration(ONE, "submitted", "eligible", "payable", "paid", "awaiting_clawback"))))
                .isEmpty();
        assertThat(LifeCycleKept.ofDeclarations(List.of(declaration(ONE, "submitted", "eligible", "payable", "paid", "voided"))))
                .extracting(Violation::what).containsExactly("voided followed paid");
    }

    @Test
    void anEntryMayBeAboutSomethingElseThanTheState() {
        assertThat(LifeCycleKept.ofDeclarations(List.of(declaration(ONE, "submitted", "submitted", "paid", "paid")))).isEmpty();
    }

    @Test
    void whatWasPaidStaysAsItWas() {
        var paid = statement(ONE, "paid", "160.00", payment(ONE, "paid", "160.00"));

        assertThat(LifeCycleKept.ofPaid(Map.of(ONE, paid), List.of(paid))).isEmpty();
        assertThat(LifeCycleKept.ofPaid(Map.of(ONE, paid), List.of(statement(ONE, "paid", "0.00", payment(ONE, "voided", "0.00"))))).hasSize(1);
    }

    @Test
    void whatAClientWasToldIsThereOnce() {
        assertThat(OneEffect.ofCreations(List.of(ONE), 1, Set.of(ONE, OTHER))).isEmpty();
        assertThat(OneEffect.ofCreations(List.of(ONE), 0, Set.of())).hasSize(1);
        assertThat(OneEffect.ofCreations(List.of(ONE, ONE), 0, Set.of(ONE))).hasSize(1);
        assertThat(OneEffect.ofCreations(List.of(ONE), 0, Set.of(ONE, OTHER))).hasSize(1);
    }

    @Test
    void eventsComeInOrderAndNoneIsAheadOfItsCommit() {
        assertThat(OneEffect.ofEvents(List.of(new Event("a", 1), new Event("a", 1), new Event("a", 2)), Map.of("a", 2L))).isEmpty();
        assertThat(OneEffect.ofEvents(List.of(new Event("a", 2), new Event("a", 1)), Map.of("a", 1L))).hasSize(1);
        assertThat(OneEffect.ofEvents(List.of(new Event("a", 1)), Map.of("a", 2L))).hasSize(1);
        assertThat(OneEffect.ofEvents(List.of(new Event("a", 2)), Map.of("a", 1L))).hasSize(1);
        assertThat(OneEffect.ofEvents(List.of(new Event("a", 1)), Map.of())).hasSize(1);
    }

    @Test
    void ownerAndLinesSayTheSame() {
        var eligible = new Standing(ONE, "eligible", true, NOW);

        assertThat(Disagreement.between(Map.of(ONE, eligible), Map.of(ONE, eligible))).isEmpty();
        assertThat(Disagreement.between(Map.of(), Map.of(ONE, new Standing(ONE, "submitted", false, NOW)))).isEmpty();
        assertThat(Disagreement.between(Map.of(), Map.of(ONE, eligible))).extracting(Disagreement::kind).containsExactly(Disagreement.Kind.NO_LINE);
        assertThat(Disagreement.between(Map.of(ONE, eligible), Map.of())).extracting(Disagreement::kind)
                .containsExactly(Disagreement.Kind.NO_DECLARATION);
        assertThat(Disagreement.between(Map.of(ONE, eligible), Map.of(ONE, new Standing(ONE, "voided", false, NOW))))
                .extracting(Disagreement::kind).containsExactly(Disagreement.Kind.STATE);
    }

    @Test
    void aReplayChangesNothing() {
        assertThat(SameAfterReplay.violations(Map.of("enrolment 1", "active"), Map.of("enrolment 1", "active"))).isEmpty();
        assertThat(SameAfterReplay.violations(Map.of("enrolment 1", "active"), Map.of("enrolment 1", "deferred"))).hasSize(1);
        assertThat(SameAfterReplay.violations(Map.of("enrolment 1", "active"), Map.of())).hasSize(1);
    }

    private static StatementFacts statement(UUID id, String state, String total, Amount... amounts) {
        return new StatementFacts(id, PROVIDER, state, new BigDecimal(total), List.of(amounts));
    }

    private static Amount payment(UUID declaration, String state, String pounds) {
        return new Amount("payment", Optional.of(declaration), state, new BigDecimal(pounds));
    }

    private static Amount refund(UUID declaration, String pounds) {
        return new Amount("refund", Optional.of(declaration), "awaiting_clawback", new BigDecimal(pounds));
    }

    private static DeclarationFacts declaration(UUID id, String... history) {
        return new DeclarationFacts(id, PROVIDER, TRAINING, "started", history[history.length - 1], List.of(history));
    }
}
