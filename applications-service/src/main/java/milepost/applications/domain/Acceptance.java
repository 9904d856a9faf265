package milepost.applications.domain;

import java.util.ArrayList;
import java.util.List;
import milepost.applications.domain.ApplicationLifecycle.Step;
import milepost.applications.domain.catalogue.Schedule;
import milepost.applications.domain.catalogue.ScheduleIdentifier;

/** Accepting an application: the rules first, then what follows for it and for the person's other applications. */
public final class Acceptance {

    private Acceptance() {
    }

    /** What accepting comes to. */
    public sealed interface Decision {

        /**
         * @param application as it is now
         * @param others      the person's other applications as they are now: rivals have given way, funding is known anew
         */
        record Accepted(Application application, List<Application> others) implements Decision {
        }

        /** At least one rule is broken. */
        record Refused(List<Refusal> refusals) implements Decision {
        }
    }

    public static Decision decide(AcceptCase facts) {
        List<Refusal> refusals = AcceptRule.broken(facts);
        if (!refusals.isEmpty()) {
            return new Decision.Refused(refusals);
        }
        Application accepted = accepted(facts);
        List<Application> others = facts.others().stream().map(other -> givenWay(other, facts)).toList();
        List<Application> everything = new ArrayList<>(others);
        everything.add(accepted);
        List<Application> settled = PreviousFunding.settle(everything);
        return new Decision.Accepted(settled.getLast(), settled.subList(0, others.size()));
    }

    static ApplicationCommand command(AcceptCase facts) {
        ScheduleIdentifier schedule = facts.schedule().map(Schedule::identifier).orElse(new ScheduleIdentifier(""));
        return new ApplicationCommand.Accept(facts.at(), schedule, facts.version());
    }

    private static Application accepted(AcceptCase facts) {
        return switch (ApplicationLifecycle.decide(facts.application().state(), command(facts))) {
            case Step.Moved(var state) -> facts.application()
                    .inState(state, FundedPlaces.whenAccepted(facts.cohort().funding(), facts.place()), facts.at());
            case Step.Unchanged() -> throw new IllegalStateException("accepting always changes an application");
            case Step.Refused(var code) -> throw new IllegalStateException("the rules let through what the life cycle refuses: " + code);
        };
    }

    private static Application givenWay(Application other, AcceptCase facts) {
        if (!facts.rivals().contains(other)) {
            return other;
        }
        return switch (ApplicationLifecycle.decide(other.state(), new ApplicationCommand.GiveWay())) {
            case Step.Moved(var state) -> other.inState(state, other.fundedPlace(), facts.at());
            case Step.Unchanged() -> other;
            case Step.Refused(var code) -> throw new IllegalStateException("giving way is never refused: " + code);
        };
    }
}
