package milepost.statements.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.statements.domain.invoice.Difference.Field;
import milepost.statements.domain.pricing.Money;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Walks every state × every command against the table people read. */
class InvoiceLifeCycleTest {

    private static final Path DOCUMENT = Path.of("../docs/invoice-life-cycle.md");
    private static final List<Difference> KNOWN = List.of(difference("120.00"));
    private static final List<Difference> OTHER = List.of(difference("130.00"));

    private static final Map<String, InvoiceState> STATES = states();
    private static final Map<String, InvoiceCommand> COMMANDS = commands();

    @TestFactory
    Stream<DynamicTest> theTableInTheDocumentIsTheTableTheCodeObeys() throws IOException {
        List<List<String>> rows = table();
        List<String> columns = rows.getFirst();

        return rows.stream().skip(1).flatMap(row -> Stream.iterate(1, i -> i < row.size(), i -> i + 1)
                .map(i -> DynamicTest.dynamicTest(columns.get(i) + " × " + row.getFirst(), () ->
                        assertThat(inWords(InvoiceLifeCycle.decide(STATES.get(columns.get(i)), COMMANDS.get(row.getFirst()))))
                                .isEqualTo(row.get(i)))));
    }

    @Test
    void theDocumentKnowsEveryStateAndEveryCommand() throws IOException {
        List<List<String>> rows = table();

        assertThat(rows.getFirst().stream().skip(1)).containsExactlyInAnyOrderElementsOf(STATES.keySet());
        assertThat(rows.stream().skip(1).map(List::getFirst)).containsExactlyInAnyOrderElementsOf(COMMANDS.keySet());
        assertThat(STATES.values().stream().<Class<?>>map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(InvoiceState.class.getPermittedSubclasses());
        assertThat(COMMANDS.values().stream().<Class<?>>map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(InvoiceCommand.class.getPermittedSubclasses());
    }

    private static String inWords(InvoiceDecision decision) {
        return switch (decision) {
            case InvoiceDecision.Moved moved -> "→ " + moved.to().code();
            case InvoiceDecision.Unchanged _ -> "nothing to do";
            case InvoiceDecision.Refused refused -> "no: `" + refused.why().code() + "`";
        };
    }

    private static Map<String, InvoiceState> states() {
        Map<String, InvoiceState> states = new LinkedHashMap<>();
        for (InvoiceState state : List.of(new InvoiceState.Matched(), new InvoiceState.Queried(KNOWN),
                new InvoiceState.Accepted("Agreed by phone", KNOWN), new InvoiceState.Rejected("Wrong address", KNOWN),
                new InvoiceState.Superseded(KNOWN))) {
            states.put(state.code(), state);
        }
        return states;
    }

    private static Map<String, InvoiceCommand> commands() {
        Map<String, InvoiceCommand> commands = new LinkedHashMap<>();
        commands.put("check, the statement says the same", new InvoiceCommand.Check(List.of()));
        commands.put("check, the known differences", new InvoiceCommand.Check(KNOWN));
        commands.put("check, other differences", new InvoiceCommand.Check(OTHER));
        commands.put("accept", new InvoiceCommand.Accept("Fine", KNOWN, false));
        commands.put("accept, the statement is paid", new InvoiceCommand.Accept("Fine", KNOWN, true));
        commands.put("reject", new InvoiceCommand.Reject("Not fine", false));
        commands.put("reject, the statement is paid", new InvoiceCommand.Reject("Not fine", true));
        commands.put("another one is sent", new InvoiceCommand.Replace());
        return commands;
    }

    private static Difference difference(String statement) {
        return new Difference(Field.GROSS, Money.of("110.00"), Money.of(statement));
    }

    private static List<List<String>> table() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("| ---"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList())
                .toList();
    }
}
