package milepost.chaos.alerts;

import java.util.List;

/** Somebody who looks which alerts are up during a run. */
@FunctionalInterface
public interface Watch {

    /** Asked in the end, when all of these faults are over. */
    Alerts during(List<Struck> struck);

    /** Nobody looks, for a reason that the report tells. */
    static Watch nobody(String why) {
        return _ -> Alerts.notLookedAt(why);
    }
}
