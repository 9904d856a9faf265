package milepost.applications.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import milepost.applications.domain.ApplicationState.Accepted;
import milepost.applications.domain.ApplicationState.Pending;
import milepost.applications.domain.ApplicationState.Rejected;
import milepost.applications.domain.catalogue.ScheduleIdentifier;
import org.junit.jupiter.api.Test;

class ApplicationLifecycleTest {

    private static final ScheduleIdentifier SCHEDULE = new ScheduleIdentifier("npq-leadership-autumn");

    @Test
    void everyCommandDoesInEveryStateWhatThePageSays() {
        List<List<String>> told = new ArrayList<>();
        for (ApplicationState state : states()) {
            told.add(Stream.concat(Stream.of(state.wire()), commands().stream().map(command -> told(ApplicationLifecycle.decide(state, command))))
                    .toList());
        }

        assertThat(told).isEqualTo(Page.rows("state"));
    }

    @Test
    void thePageNamesEveryStateAndEveryCommand() {
        assertThat(states()).extracting(Object::getClass).containsExactlyInAnyOrder(ApplicationState.class.getPermittedSubclasses());
        assertThat(commands()).extracting(Object::getClass).containsExactlyInAnyOrder(ApplicationCommand.class.getPermittedSubclasses());
    }

    private static List<ApplicationState> states() {
        return List.of(new Pending(), new Accepted(Examples.AT, SCHEDULE, TrainingStatus.ACTIVE, 2),
                new Rejected(RejectionReason.OTHER_APPLICATION_IN_THIS_COHORT_ACCEPTED));
    }

    private static List<ApplicationCommand> commands() {
        return List.of(new ApplicationCommand.Accept(Examples.AT, SCHEDULE, 2), new ApplicationCommand.Reject(), new ApplicationCommand.RevertToPending(),
                new ApplicationCommand.GiveWay());
    }

    private static String told(ApplicationLifecycle.Step step) {
        return switch (step) {
            case ApplicationLifecycle.Step.Moved(Rejected(var reason)) -> "rejected (" + reason.wire() + ")";
            case ApplicationLifecycle.Step.Moved(var state) -> state.wire();
            case ApplicationLifecycle.Step.Unchanged() -> "unchanged";
            case ApplicationLifecycle.Step.Refused(var code) -> "refused: " + code;
        };
    }
}
