package milepost.applications.domain;

import java.time.Instant;
import milepost.applications.domain.catalogue.ScheduleIdentifier;

/** What can happen to an application after its receipt. */
public sealed interface ApplicationCommand {

    /** Its provider takes the person on. */
    record Accept(Instant at, ScheduleIdentifier schedule, long version) implements ApplicationCommand {
    }

    /** Its provider turns the person down. */
    record Reject() implements ApplicationCommand {
    }

    /** An operator takes the provider's answer back. */
    record RevertToPending() implements ApplicationCommand {
    }

    /** The system: another application of the same person for the same training and cohort was accepted (decision B2). */
    record GiveWay() implements ApplicationCommand {
    }
}
