package milepost.applications.domain;

import java.util.ArrayList;
import java.util.List;

/** A provider gives an accepted application a funded place or takes it away: the rules first, then what follows. */
public final class FundedPlaceChange {

    private FundedPlaceChange() {
    }

    /** What the change comes to. */
    public sealed interface Decision {

        /**
         * @param application as it is now, the same as before where nothing changes
         * @param others      the person's other applications, with their funding known anew
         */
        record Changed(Application application, List<Application> others) implements Decision {
        }

        /** At least one rule is broken. */
        record Refused(List<Refusal> refusals) implements Decision {
        }
    }

    public static Decision decide(FundedPlaceCase facts) {
        List<Refusal> refusals = FundedPlaceRule.broken(facts);
        if (!refusals.isEmpty()) {
            return new Decision.Refused(refusals);
        }
        if (!facts.changesSomething()) {
            return new Decision.Changed(facts.application(), facts.others());
        }
        Application changed = facts.application().inState(facts.application().state(), facts.place() == PlaceAnswer.FUNDED, facts.at());
        List<Application> everything = new ArrayList<>(facts.others());
        everything.add(changed);
        List<Application> settled = PreviousFunding.settle(everything);
        return new Decision.Changed(settled.getLast(), settled.subList(0, facts.others().size()));
    }
}
