package milepost.declarations.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.declarations.domain.DeclarationCommand.Recovery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every state and every command and holds the answer against docs/declaration-life-cycle.md. */
class LifeCycleTest {

    private static final StatementId ON = new StatementId(new UUID(1, 1));
    private static final StatementId OTHER = new StatementId(new UUID(1, 2));
    private static final DeclarationId EARLIER = new DeclarationId(new UUID(2, 1));
    private static final DeclarationId STILL_EARLIER = new DeclarationId(new UUID(2, 0));

    private static final Map<String, DeclarationState> STATES = new LinkedHashMap<>();
    private static final Map<String, DeclarationCommand> COMMANDS = new LinkedHashMap<>();

    static {
        STATES.put("submitted", new DeclarationState.Submitted());
        STATES.put("eligible", new DeclarationState.Eligible(ON));
        STATES.put("payable", new DeclarationState.Payable(ON));
        STATES.put("paid", new DeclarationState.Paid(ON));
        STATES.put("ineligible (not funded)", new DeclarationState.Ineligible(new IneligibleReason.NotFunded()));
        STATES.put("ineligible (duplicate)", new DeclarationState.Ineligible(new IneligibleReason.Duplicate(EARLIER)));
        STATES.put("voided", new DeclarationState.Voided(VoidedBy.PROVIDER));
        STATES.put("awaiting_clawback (unplaced)", new DeclarationState.AwaitingClawback(ON, null));
        STATES.put("awaiting_clawback (placed)", new DeclarationState.AwaitingClawback(ON, OTHER));
        STATES.put("clawed_back", new DeclarationState.ClawedBack(ON, OTHER));

        COMMANDS.put("void by provider", new DeclarationCommand.VoidByProvider(Recovery.POSSIBLE));
        COMMANDS.put("void by provider, no open statement", new DeclarationCommand.VoidByProvider(Recovery.NO_OPEN_STATEMENT));
        COMMANDS.put("void by finance", new DeclarationCommand.VoidByFinance(Recovery.POSSIBLE));
        COMMANDS.put("void by finance, no open statement", new DeclarationCommand.VoidByFinance(Recovery.NO_OPEN_STATEMENT));
        COMMANDS.put("duplicate found", new DeclarationCommand.DuplicateFound(EARLIER));
        COMMANDS.put("duplicate of another found", new DeclarationCommand.DuplicateFound(STILL_EARLIER));
        COMMANDS.put("funding confirmed", new DeclarationCommand.FundingConfirmed());
        COMMANDS.put("funding refused", new DeclarationCommand.FundingRefused());
        COMMANDS.put("line attached", new DeclarationCommand.LineAttached(ON));
        COMMANDS.put("line attached to another statement", new DeclarationCommand.LineAttached(OTHER));
        COMMANDS.put("line payable", new DeclarationCommand.LinePayable(ON));
        COMMANDS.put("line payable on another statement", new DeclarationCommand.LinePayable(OTHER));
        COMMANDS.put("line paid", new DeclarationCommand.LinePaid(ON));
        COMMANDS.put("line voided", new DeclarationCommand.LineVoided());
        COMMANDS.put("refund placed", new DeclarationCommand.RefundPlaced(ON, OTHER));
        COMMANDS.put("refund paid", new DeclarationCommand.RefundPaid(ON, OTHER));
    }

    record Cell(String state, String command, String expected) {
    }

    @ParameterizedTest
    @MethodSource("cells")
    void theCodeDoesWhatTheTableSays(Cell cell) {
        Decision decision = LifeCycle.decide(STATES.get(cell.state()), COMMANDS.get(cell.command()));

        assertEquals(cell.expected(), words(decision), cell::toString);
    }

    @Test
    void theTableCoversEveryStateAndEveryCommandThereIs() throws IOException {
        Set<String> pairs = cells().map(cell -> cell.state() + " × " + cell.command()).collect(Collectors.toSet());

        assertEquals(STATES.size() * COMMANDS.size(), pairs.size());
        assertEquals(leaves(DeclarationState.class), classesOf(STATES.values()));
        assertEquals(leaves(DeclarationCommand.class), classesOf(COMMANDS.values()));
        assertEquals(8, leaves(DeclarationState.class).size());
    }

    @Test
    void repeatingWhatTheSystemDidIsQuiet() throws IOException {
        for (Cell cell : cells().filter(each -> each.expected().startsWith("→") && !each.command().startsWith("void")).toList()) {
            var command = COMMANDS.get(cell.command());
            var moved = (Decision.Moved) LifeCycle.decide(STATES.get(cell.state()), command);

            Decision again = LifeCycle.decide(moved.to(), command);

            assertEquals(new Decision.Unchanged(), again, cell::toString);
        }
    }

    @Test
    void everyRefusalOfTheLifeCycleIsReached() throws IOException {
        Set<String> reached = cells().map(Cell::expected).filter(text -> text.startsWith("refused: "))
                .map(text -> text.substring("refused: ".length())).collect(Collectors.toSet());

        assertEquals(Arrays.stream(Decision.Refusal.values()).map(Decision.Refusal::code).collect(Collectors.toSet()), reached);
        assertTrue(Arrays.stream(Decision.Refusal.values()).allMatch(refusal -> refusal.sentence().endsWith(".")));
    }

    static Stream<Cell> cells() throws IOException {
        List<List<String>> rows = Files.readAllLines(Path.of("../docs/declaration-life-cycle.md")).stream()
                .dropWhile(line -> !line.startsWith("| command |")).takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|")).map(String::strip).toList()).toList();
        List<String> header = rows.getFirst();
        List<Cell> cells = new ArrayList<>();
        for (List<String> row : rows.subList(2, rows.size())) {
            for (int column = 1; column < header.size(); column++) {
                cells.add(new Cell(header.get(column), row.getFirst(), row.get(column)));
            }
        }
        return cells.stream();
    }

    private static String words(Decision decision) {
        return switch (decision) {
            case Decision.Moved(var to) -> "→ " + to.slug();
            case Decision.Unchanged _ -> "stays";
            case Decision.Refused(var reason) -> "refused: " + reason.code();
        };
    }

    private static Set<Class<?>> leaves(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(each -> each.isSealed() ? leaves(each).stream() : Stream.<Class<?>>of(each)).collect(Collectors.toSet());
    }

    private static Set<Class<?>> classesOf(Collection<?> values) {
        return values.stream().<Class<?>>map(Object::getClass).collect(Collectors.toSet());
    }
}
