package milepost.participants.inmemory;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.BIRCH;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.participants.application.EnrolmentHistory.Actor;
import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.application.ecf.ChangeEcfTraining;
import milepost.participants.application.ecf.ChangeEcfTraining.Shape;
import milepost.participants.application.ecf.EcfDocuments;
import milepost.participants.domain.Examples;
import milepost.participants.domain.LondonDays;
import milepost.participants.domain.Page;
import milepost.participants.domain.Person;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.ecf.EcfAction;
import milepost.participants.domain.ecf.EcfCases;
import milepost.participants.domain.ecf.Records;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.participants.domain.training.Asked;
import milepost.platform.web.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/enrolment.md, "What a provider may do in the early career framework", played against the whole service over memory. */
class EcfTrainingTableTest {

    private static final String TABLE = "ECF command";

    private final Person ada = Examples.person("Ada Bell");
    private final Alone alone = new Alone();

    /** Nested as in version 3, and flat as in versions 1 and 2. */
    @ParameterizedTest(name = "{0}: {1}, {2}: {3}")
    @MethodSource("cells")
    void everyCommandInEveryStateComesToWhatTheTableSaysInEveryVersion(Shape shape, String command, String state, String outcome) {
        know(standing(state));

        var answered = alone.command(() -> alone.service.changeEcfTraining.change(request(action(command), moment(state), shape)));

        assertThat(told(answered, moment(state), shape)).isEqualTo(outcome);
    }

    @Test
    void theTableHasEveryCommandAndEveryStatus() {
        var table = Page.table(TABLE);

        assertThat(table.stream().skip(1).map(List::getFirst)).containsExactlyElementsOf(Arrays.stream(EcfAction.values())
                .map(EcfTrainingTableTest::word).toList());
        assertThat(table.getFirst()).containsAll(Stream.of(TrainingStatus.values()).map(TrainingStatus::word).toList());
    }

    static Stream<Arguments> cells() {
        var table = Page.table(TABLE);
        var states = table.getFirst();
        return Stream.of(Shape.values()).flatMap(shape -> table.stream().skip(1).flatMap(row -> IntStream.range(1, row.size())
                .mapToObj(column -> Arguments.of(shape, row.getFirst(), states.get(column), row.get(column)))));
    }

    private void know(TrainingRecord record) {
        alone.know(ada);
        EcfCases.catalogue(ASTER).forEach(entry -> alone.service.catalogue.keep(entry, 1).block());
        alone.inTransaction(() -> alone.service.recordTraining.record(record, Optional.empty(), new Cause("receive", Actor.OPERATOR, record.madeAt()))
                .then(alone.service.refreshRecords.of(ada)));
    }

    private static TrainingRecord standing(String state) {
        var teacher = Records.teacher();
        return switch (state) {
            case "not theirs" -> new TrainingRecord(teacher.id(), teacher.participant(), teacher.role(),
                    Records.given(teacher, BIRCH, OCTOBER).stretches().getLast().periods(), teacher.circumstances(), false, null, OCTOBER, OCTOBER);
            case "deferred" -> EcfCases.in(TrainingStatus.DEFERRED, teacher);
            case "withdrawn" -> EcfCases.in(TrainingStatus.WITHDRAWN, teacher);
            case "leaves later" -> Records.given(teacher, BIRCH, Records.JANUARY);
            case "left" -> Records.given(teacher, BIRCH, OCTOBER);
            case "active", "begins later", "began today" -> teacher;
            default -> throw new AssertionError("no such state: " + state);
        };
    }

    private static Instant moment(String state) {
        return switch (state) {
            case "begins later" -> Records.BEGINNING.minusSeconds(1);
            case "began today" -> Records.BEGINNING;
            default -> NOVEMBER;
        };
    }

    private ChangeEcfTraining.Request request(EcfAction action, Instant at, Shape shape) {
        var asked = new Asked("ecf-induction", action == EcfAction.CHANGE_SCHEDULE ? null : "other",
                action == EcfAction.CHANGE_SCHEDULE ? "ecf-standard-january" : null, null);
        return new ChangeEcfTraining.Request(ada.id(), ASTER, action, asked, at, shape);
    }

    private String told(ChangeEcfTraining.Outcome outcome, Instant at, Shape shape) {
        return switch (outcome) {
            case ChangeEcfTraining.Outcome.Changed(var document) -> {
                var kept = alone.service.trainingRecords.find(Records.teacher().id()).block().record()
                        .stretchOf(ASTER, LondonDays.of(at)).orElseThrow().last().status().word();
                assertThat(shown(document, shape)).isEqualTo(kept);
                yield kept;
            }
            case ChangeEcfTraining.Outcome.NotVisible _ -> "not found";
            case ChangeEcfTraining.Outcome.Retired _ -> "retired";
            case ChangeEcfTraining.Outcome.Refused(var broken, _) ->
                    "refused: " + String.join(", ", broken.stream().map(rule -> rule.refusal().code()).toList());
        };
    }

    private static String shown(EcfDocuments.Document document, Shape shape) {
        var attributes = Json.mapper().readTree(document.body()).path("attributes");
        var enrolment = switch (shape) {
            case NESTED -> attributes.path("ecf_enrolments").path(0);
            case FLAT -> attributes;
        };
        return enrolment.path("training_status").asString();
    }

    private static EcfAction action(String command) {
        return Arrays.stream(EcfAction.values()).filter(action -> word(action).equals(command)).findFirst().orElseThrow();
    }

    private static String word(EcfAction action) {
        return action.name().toLowerCase().replace('_', ' ');
    }
}
