package milepost.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import milepost.chaos.faults.Letter;
import milepost.chaos.load.Command;
import milepost.chaos.load.Command.Kind;
import milepost.chaos.load.Outcome;
import milepost.chaos.load.Outcome.Acknowledged;
import milepost.chaos.load.Outcome.Refused;
import milepost.chaos.load.Outcome.Unknown;
import milepost.chaos.load.Told;
import milepost.invariants.DeclarationFacts;
import milepost.invariants.StatementFacts;
import milepost.invariants.Violation;
import org.junit.jupiter.api.Test;

/** Forged histories: a checker that finds nothing wrong in them would find nothing wrong anywhere. */
class CheckerTest {

    private static final UUID PROVIDER = UUID.randomUUID();
    private static final UUID TRAINING = UUID.randomUUID();

    private final List<Told> told = new ArrayList<>();
    private final List<DeclarationFacts> declarations = new ArrayList<>();
    private final List<StatementFacts> statements = new ArrayList<>();
    private final Set<UUID> hidden = new HashSet<>();
    private final Set<UUID> enrolled = new HashSet<>(Set.of(TRAINING));
    private final Map<Letter, String> deadLetters = new HashMap<>();
    private final Map<Letter, String> poison = new HashMap<>();
    private final Map<UUID, StatementFacts> paid = new HashMap<>();

    @Test
    void whatWasToldAndIsSoIsFine() {
        UUID id = declared("started", "submitted");
        there(id, "started", "submitted", "eligible");
        tell(Kind.ACCEPT, TRAINING, "", new Acknowledged(TRAINING, "accepted"));

        assertThat(verdict().isClean()).isTrue();
    }

    @Test
    void anAcknowledgedDeclarationThatIsNotThereIsLost() {
        UUID id = declared("started", "submitted");

        assertThat(verdict().lost()).singleElement().extracting(Violation::what).asString()
                .isEqualTo("it was acknowledged, and declaration " + id + " is nowhere");
    }

    @Test
    void oneThatItsProviderIsNotShownIsLost() {
        UUID id = declared("started", "submitted");
        there(id, "started", "submitted");
        hidden.add(id);

        assertThat(verdict().lost()).singleElement().extracting(Violation::what).asString().endsWith("is not shown to its provider");
    }

    @Test
    void twoLiveDeclarationsOfOneMilestoneAreDoubled() {
        there(declared("started", "submitted"), "started", "submitted");
        there(declared("started", "submitted"), "started", "submitted");

        assertThat(verdict().doubled()).singleElement().extracting(Violation::what).asString().endsWith("declares the same milestone, and both are live");
    }

    @Test
    void oneThatNobodyWasToldOfIsDoubled() {
        there(UUID.randomUUID(), "started", "submitted");

        assertThat(verdict().doubled()).hasSize(1);
    }

    @Test
    void oneThatNobodyWasToldOfMayBelongToARequestWithoutAnAnswer() {
        tell(Kind.DECLARE, TRAINING, "started", new Unknown("timeout"));
        there(UUID.randomUUID(), "started", "submitted");

        assertThat(verdict().isClean()).isTrue();
    }

    @Test
    void twoRequestsMayNotBeToldThatOneDeclarationIsTheirs() {
        UUID id = declared("started", "submitted");
        tell(Kind.DECLARE, TRAINING, "started", new Acknowledged(id, "submitted"));
        there(id, "started", "submitted");

        assertThat(verdict().doubled()).singleElement().extracting(Violation::what).isEqualTo("two requests were told that it is theirs");
    }

    @Test
    void aRefusedDeclarationThatExistsIsDoubled() {
        tell(Kind.DECLARE, TRAINING, "started", new Refused(422, List.of("declaration_already_exists")));
        UUID id = UUID.randomUUID();
        there(id, "started", "submitted");

        assertThat(verdict().doubled()).singleElement().extracting(Violation::what).asString().isEqualTo("it was refused, and declaration " + id + " is there");
    }

    @Test
    void aRefusalBesideTheDeclarationThatWasAcknowledgedIsFine() {
        there(declared("started", "submitted"), "started", "submitted");
        tell(Kind.DECLARE, TRAINING, "started", new Refused(422, List.of("declaration_already_exists")));

        assertThat(verdict().isClean()).isTrue();
    }

    @Test
    void aStateThatCannotFollowTheOneThatWasToldIsWrong() {
        UUID id = declared("started", "paid");
        there(id, "started", "submitted");

        assertThat(verdict().wrong()).extracting(Violation::what).contains("its provider was told that it is paid, and it is submitted");
    }

    @Test
    void aVoidThatWasForgottenIsLost() {
        UUID id = declared("started", "submitted");
        there(id, "started", "submitted");
        tell(Kind.VOID, id, "", new Acknowledged(id, "voided"));

        assertThat(verdict().lost()).singleElement().extracting(Violation::what).isEqualTo("it was acknowledged, and it is submitted");
    }

    @Test
    void anAcceptanceWithoutTrainingIsLost() {
        tell(Kind.ACCEPT, UUID.randomUUID(), "", new Acknowledged(UUID.randomUUID(), "accepted"));

        assertThat(verdict().lost()).hasSize(1);
    }

    @Test
    void anAuthorisedStatementThatIsNotPaidIsLost() {
        UUID statement = statement("payable", "0.00");
        tell(Kind.AUTHORISE, statement, "", new Acknowledged(statement, ""));

        assertThat(verdict().lost()).hasSize(1);
    }

    @Test
    void aDeclarationThatARestoredCopyDoesNotKnowIsLostAndItsLineEarnsForNobody() {
        UUID first = declared("started", "submitted");
        line(first);
        UUID second = declared("started", "submitted");
        there(second, "started", "submitted", "eligible");
        line(second);

        assertThat(verdict().lost()).hasSize(1);
        assertThat(verdict().wrong()).singleElement().extracting(Violation::what).isEqualTo("it earns, and is nowhere");
    }

    @Test
    void stepsThatWereLostWithADatabaseAreNoBreachOfTheLifeCycle() {
        UUID id = declared("started", "submitted");
        there(id, "started", "submitted", DeclarationFacts.GAP, "paid", "awaiting_clawback");
        UUID other = declared("retained-1", "submitted");
        there(other, "retained-1", DeclarationFacts.GAP, "payable");

        assertThat(verdict().isClean()).isTrue();

        there(declared("retained-2", "paid"), "retained-2", "paid", DeclarationFacts.GAP, "eligible");

        assertThat(verdict().wrong()).isNotEmpty();
    }

    @Test
    void aStatementWhoseLinesDoNotAddUpIsWrong() {
        statement("open", "1.00");

        assertThat(verdict().wrong()).hasSize(1);
    }

    @Test
    void aPaidStatementThatCameToSomethingElseIsWrong() {
        UUID statement = statement("paid", "0.00");
        paid.put(statement, new StatementFacts(statement, PROVIDER, "paid", new BigDecimal("150.00"), List.of()));

        assertThat(verdict().wrong()).hasSize(1);
    }

    @Test
    void aDeclarationPaidOnTwoStatementsIsDoubled() {
        UUID id = declared("started", "submitted");
        there(id, "started", "submitted", "eligible");
        for (int nr = 0; nr < 2; nr++) {
            line(id);
        }

        assertThat(verdict().doubled()).hasSize(1);
    }

    @Test
    void poisonHasToBeADeadLetterAndNothingElseMayBeOne() {
        Letter bad = new Letter("statements-service", "milepost.declarations", 1, 7);
        Letter good = new Letter("statements-service", "milepost.declarations", 1, 8);
        poison.put(bad, "not JSON");

        assertThat(verdict().wrong()).extracting(Violation::what).singleElement().asString().endsWith("is no dead letter");

        deadLetters.put(bad, "unreadable JSON");

        assertThat(verdict().isClean()).isTrue();

        deadLetters.put(good, "no reason");

        assertThat(verdict().wrong()).extracting(Violation::what).singleElement().asString().startsWith("it gave up on a good record");
    }

    @Test
    void aSuiteThatDoesNotComeToRestIsWrong() {
        Found restless = new Found(Map.of(), List.of(), Set.of(), List.of(), List.of("3 snapshots wait for Kafka"), Map.of());

        assertThat(new Checker(told, restless).verdict(List.of(), Map.of(), Map.of()).wrong()).hasSize(1);
    }

    private UUID declared(String type, String state) {
        UUID id = UUID.randomUUID();
        tell(Kind.DECLARE, TRAINING, type, new Acknowledged(id, state));
        return id;
    }

    private void tell(Kind kind, UUID subject, String detail, Outcome outcome) {
        told.add(new Told(told.size() + 1, new Command(kind, UUID.randomUUID(), PROVIDER, subject, detail), outcome));
    }

    private void there(UUID id, String type, String... history) {
        declarations.add(new DeclarationFacts(id, PROVIDER, TRAINING, type, history[history.length - 1], List.of(history)));
    }

    private void line(UUID declaration) {
        statements.add(new StatementFacts(UUID.randomUUID(), PROVIDER, "open", new BigDecimal("150.00"),
                List.of(new StatementFacts.Amount("payment", Optional.of(declaration), "eligible", new BigDecimal("150.00")))));
    }

    private UUID statement(String state, String total) {
        UUID id = UUID.randomUUID();
        statements.add(new StatementFacts(id, PROVIDER, state, new BigDecimal(total), List.of()));
        return id;
    }

    private Verdict verdict() {
        Set<UUID> shown = new HashSet<>(declarations.stream().map(DeclarationFacts::id).toList());
        shown.removeAll(hidden);
        Found found = new Found(Map.of(PROVIDER, shown), declarations, enrolled, statements, List.of(), deadLetters);
        return new Checker(told, found).verdict(List.of(), paid, poison);
    }
}
