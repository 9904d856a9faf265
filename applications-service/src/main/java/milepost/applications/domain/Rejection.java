package milepost.applications.domain;

import java.time.Instant;
import java.util.List;
import milepost.applications.domain.ApplicationLifecycle.Step;

/** A provider turns an application down: the rules first, then what follows. */
public final class Rejection {

    private Rejection() {
    }

    /** What rejecting comes to. */
    public sealed interface Decision {

        record Rejected(Application application) implements Decision {
        }

        /** At least one rule is broken. */
        record Refused(List<Refusal> refusals) implements Decision {
        }
    }

    /** @param at the request clock */
    public static Decision decide(Application application, Instant at) {
        List<Refusal> refusals = RejectRule.broken(application);
        if (!refusals.isEmpty()) {
            return new Decision.Refused(refusals);
        }
        return switch (ApplicationLifecycle.decide(application.state(), new ApplicationCommand.Reject())) {
            case Step.Moved(var state) -> new Decision.Rejected(application.inState(state, application.fundedPlace(), at));
            case Step.Unchanged() -> throw new IllegalStateException("rejecting always changes an application");
            case Step.Refused(var code) -> throw new IllegalStateException("the rules let through what the life cycle refuses: " + code);
        };
    }
}
