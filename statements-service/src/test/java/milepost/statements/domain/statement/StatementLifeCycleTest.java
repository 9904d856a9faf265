package milepost.statements.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.statements.domain.statement.StatementCommand.Checks;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Walks every state × every command against the table people read. */
class StatementLifeCycleTest {

    private static final Path DOCUMENT = Path.of("../docs/statement-life-cycle.md");
    private static final Instant NOW = Instant.parse("2024-11-26T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2024-11-26");
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);

    private static final Map<String, StatementState> STATES = states();
    private static final Map<String, StatementCommand> COMMANDS = commands();

    @TestFactory
    Stream<DynamicTest> theTableInTheDocumentIsTheTableTheCodeObeys() throws IOException {
        List<List<String>> rows = table();
        List<String> columns = rows.getFirst();

        return rows.stream().skip(1).flatMap(row -> Stream.iterate(1, i -> i < row.size(), i -> i + 1)
                .map(i -> DynamicTest.dynamicTest(columns.get(i) + " × " + row.getFirst(), () ->
                        assertThat(inWords(StatementLifeCycle.decide(STATES.get(columns.get(i)), COMMANDS.get(row.getFirst()))))
                                .isEqualTo(row.get(i)))));
    }

    @Test
    void theDocumentKnowsEveryStateAndEveryCommand() throws IOException {
        List<List<String>> rows = table();

        assertThat(rows.getFirst().stream().skip(1)).containsExactlyInAnyOrderElementsOf(STATES.keySet());
        assertThat(rows.stream().skip(1).map(List::getFirst)).containsExactlyInAnyOrderElementsOf(COMMANDS.keySet());
        assertThat(STATES.values().stream().<Class<?>>map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(StatementState.class.getPermittedSubclasses());
        assertThat(COMMANDS.values().stream().<Class<?>>map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(StatementCommand.class.getPermittedSubclasses());
    }

    private static String inWords(StatementDecision decision) {
        return switch (decision) {
            case StatementDecision.Moved moved -> "→ " + moved.to().code();
            case StatementDecision.Forecast _ -> "yes, the forecast follows";
            case StatementDecision.Journalled _ -> "yes, by a journal entry";
            case StatementDecision.Unchanged _ -> "nothing to do";
            case StatementDecision.Refused refused -> "no: `" + refused.why().code() + "`";
        };
    }

    private static Map<String, StatementState> states() {
        Map<String, StatementState> states = new LinkedHashMap<>();
        for (StatementState state : List.of(
                new StatementState.Open(), new StatementState.Payable(NOW), new StatementState.Paid(NOW, NOW))) {
            states.put(state.code(), state);
        }
        return states;
    }

    private static Map<String, StatementCommand> commands() {
        Map<String, StatementCommand> commands = new LinkedHashMap<>();
        commands.put("cut off, deadline over", new StatementCommand.CutOff(NOW, TODAY, YESTERDAY));
        commands.put("cut off, on the day of the deadline", new StatementCommand.CutOff(NOW, TODAY, TODAY));
        commands.put("authorise", authorise(YESTERDAY, new Checks(true, false, true)));
        commands.put("authorise, not confirmed", authorise(YESTERDAY, new Checks(false, false, true)));
        commands.put("authorise, on the day of the deadline", authorise(TODAY, new Checks(true, false, true)));
        commands.put("authorise, invoice outstanding", authorise(YESTERDAY, new Checks(true, true, true)));
        commands.put("authorise, nothing on it", authorise(YESTERDAY, new Checks(true, false, false)));
        commands.put("attach a declaration", new StatementCommand.Attach());
        commands.put("void a line", new StatementCommand.VoidLine());
        commands.put("place a refund", new StatementCommand.PlaceRefund());
        commands.put("move a line to or from it", new StatementCommand.MoveLine());
        commands.put("adjust", new StatementCommand.Adjust());
        commands.put("change dates", new StatementCommand.ChangeTerms());
        return commands;
    }

    private static StatementCommand authorise(LocalDate deadline, Checks checks) {
        return new StatementCommand.Authorise(NOW, TODAY, deadline, checks);
    }

    private static List<List<String>> table() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("| ---"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList())
                .toList();
    }
}
