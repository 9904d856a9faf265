package milepost.participants.inmemory;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.BIRCH;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static milepost.participants.domain.Examples.SPRING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.participants.application.ChangeEnrolment;
import milepost.participants.application.ChangeTraining;
import milepost.participants.domain.DeclarationId;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.Examples;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.Page;
import milepost.participants.domain.Person;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.training.Asked;
import milepost.participants.domain.training.Cases;
import milepost.participants.domain.training.OperatorAction;
import milepost.participants.domain.training.ProviderAction;
import milepost.participants.domain.training.Rule;
import milepost.participants.domain.training.TrainingCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/enrolment.md, "Training status: state × command", played against the whole service over memory. */
class TrainingTableTest {

    private static final Examples.Application APPLICATION = Examples.application("headship");
    private static final List<String> STATES = List.of("none", "active", "deferred", "withdrawn", "ended");

    private final Person ada = Examples.person("Ada Bell");
    private final Alone alone = new Alone();

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("cells")
    void everyCommandInEveryStateComesToWhatTheTableSays(String command, String state, String outcome) {
        know(state);

        assertThat(outcomeOf(command)).isEqualTo(outcome);
    }

    @Test
    void theTableHasEveryCommandAndEveryState() {
        var table = Page.table("command");
        var operators = Arrays.stream(TrainingStatus.values()).map(status -> "make " + status.word());

        assertThat(table.getFirst()).containsExactly("command", "none", "active", "deferred", "withdrawn", "ended");
        assertThat(table.stream().skip(1).map(List::getFirst).toList()).containsExactlyElementsOf(Stream.of(
                Arrays.stream(ProviderAction.values()).map(TrainingTableTest::word), operators,
                Stream.of("give to another provider", "move to another cohort")).flatMap(words -> words).toList());
        assertThat(STATES).containsAll(Arrays.stream(TrainingStatus.values()).map(TrainingStatus::word).toList());
    }

    static Stream<Arguments> cells() {
        var table = Page.table("command");
        var states = table.getFirst();
        return table.stream().skip(1).flatMap(row -> IntStream.range(1, row.size())
                .mapToObj(column -> Arguments.of(row.getFirst(), states.get(column), row.get(column))));
    }

    private void know(String state) {
        alone.know(ada);
        Cases.catalogue(ASTER).forEach(entry -> alone.service.catalogue.keep(entry, 1).block());
        if (state.equals("none")) {
            return;
        }
        alone.hear(APPLICATION.of(ada.id()).accepted(SEPTEMBER, AUTUMN).at(2));
        alone.service.declarations.keep(new HeardDeclaration(new DeclarationId(Examples.id("started")), APPLICATION.id(),
                DeclarationType.STARTED, OCTOBER, DeclarationState.INELIGIBLE, Cases.Y2024A, OCTOBER), 1).block();
        if (state.equals("ended")) {
            alone.hear(APPLICATION.of(ada.id()).notAccepted(OCTOBER).at(3));
            return;
        }
        provider(switch (TrainingStatus.of(state).orElseThrow()) {
            case ACTIVE -> ProviderAction.CHANGE_SCHEDULE;
            case DEFERRED -> ProviderAction.DEFER;
            case WITHDRAWN -> ProviderAction.WITHDRAW;
        }, "2024");
    }

    private String outcomeOf(String command) {
        return Arrays.stream(ProviderAction.values()).filter(action -> word(action).equals(command)).findFirst()
                .map(action -> provider(action, "2025")).orElseGet(() -> operator(action(command)));
    }

    private String provider(ProviderAction action, String year) {
        var asked = switch (action) {
            case DEFER, WITHDRAW -> new Asked("npq-headship", "other", null, null);
            case RESUME -> new Asked("npq-headship", null, null, null);
            case CHANGE_SCHEDULE -> new Asked("npq-headship", null, SPRING.value(), year);
        };
        return switch (alone.command(() -> alone.service.changeTraining
                .change(new ChangeTraining.Request(ada.id(), ASTER, action, asked, OCTOBER)))) {
            case ChangeTraining.Outcome.Changed _ -> now();
            case ChangeTraining.Outcome.NotVisible _ -> "not found";
            case ChangeTraining.Outcome.Retired _ -> "retired";
            case ChangeTraining.Outcome.Refused(var broken, _) -> refused(broken);
        };
    }

    private static OperatorAction action(String command) {
        return switch (command) {
            case "give to another provider" -> new OperatorAction.ToProvider(BIRCH);
            case "move to another cohort" -> new OperatorAction.ToCohort(Cases.Y2025A);
            default -> new OperatorAction.ToStatus(TrainingStatus.of(command.replace("make ", "")).orElseThrow(), Asked.because("other"));
        };
    }

    private String operator(OperatorAction action) {
        return switch (alone.command(() -> alone.service.changeEnrolment
                .change(new ChangeEnrolment.Request(APPLICATION.id(), action, NOVEMBER)))) {
            case ChangeEnrolment.Outcome.Changed _ -> now();
            case ChangeEnrolment.Outcome.Unchanged _ -> "nothing";
            case ChangeEnrolment.Outcome.NotAccepted _ -> "not accepted";
            case ChangeEnrolment.Outcome.Refused(var broken, _) -> refused(broken);
        };
    }

    private String now() {
        return alone.service.enrolments.find(APPLICATION.id()).block().enrolment().trainingStatus().word();
    }

    private static String refused(List<Rule<TrainingCase>> broken) {
        return "refused: " + String.join(", ", broken.stream().map(rule -> rule.refusal().code()).toList());
    }

    private static String word(ProviderAction action) {
        return action.name().toLowerCase().replace('_', ' ');
    }
}
