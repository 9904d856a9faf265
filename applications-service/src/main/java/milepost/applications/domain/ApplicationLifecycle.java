package milepost.applications.domain;

import milepost.applications.domain.ApplicationCommand.Accept;
import milepost.applications.domain.ApplicationCommand.GiveWay;
import milepost.applications.domain.ApplicationCommand.Reject;
import milepost.applications.domain.ApplicationCommand.RevertToPending;
import milepost.applications.domain.ApplicationState.Accepted;
import milepost.applications.domain.ApplicationState.Pending;
import milepost.applications.domain.ApplicationState.Rejected;

/** The life cycle of an application as one table; {@code docs/application-life-cycle.md} is its readable twin. */
public final class ApplicationLifecycle {

    private ApplicationLifecycle() {
    }

    /** What a command does in a state. */
    public sealed interface Step {

        /** The application is in this state now. */
        record Moved(ApplicationState to) implements Step {
        }

        /** The command has nothing to change here. */
        record Unchanged() implements Step {
        }

        /** The state does not allow the command. */
        record Refused(String code) implements Step {
        }
    }

    private record Row(ApplicationState from, ApplicationCommand command) {
    }

    public static Step decide(ApplicationState from, ApplicationCommand command) {
        return switch (new Row(from, command)) {
            // decision B1: only pending applications can be accepted
            case Row(Pending _, Accept(var at, var schedule, var version)) ->
                    new Step.Moved(new Accepted(at, schedule, TrainingStatus.ACTIVE, version));
            case Row(Accepted _, Accept _) -> new Step.Refused("application_already_accepted");
            case Row(Rejected _, Accept _) -> new Step.Refused("application_already_rejected");

            // decision B1: only pending applications can be rejected
            case Row(Pending _, Reject _) -> new Step.Moved(new Rejected(RejectionReason.REJECTED_BY_PROVIDER));
            case Row(Accepted _, Reject _) -> new Step.Refused("application_already_accepted");
            case Row(Rejected _, Reject _) -> new Step.Refused("application_already_rejected");

            // decision B2: pending ones give way, rejected ones keep their reason
            case Row(Pending _, GiveWay _) ->
                    new Step.Moved(new Rejected(RejectionReason.OTHER_APPLICATION_IN_THIS_COHORT_ACCEPTED));
            case Row(Accepted _, GiveWay _) -> new Step.Unchanged();
            case Row(Rejected _, GiveWay _) -> new Step.Unchanged();

            // facts/npq 3.8, decision B1
            case Row(Pending _, RevertToPending _) -> new Step.Unchanged();
            case Row(Accepted _, RevertToPending _) -> new Step.Moved(new Pending());
            case Row(Rejected _, RevertToPending _) -> new Step.Moved(new Pending());
        };
    }
}
