package milepost.chaos.faults;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A service loses all its copies of others' data and reads them again from offset 0: it folds first and acts later. */
public record ProjectionRebuilt(String service) implements Fault {

    /** What is nothing but a copy; rows that a service has born itself of somebody else's are its own. */
    private static final Map<String, List<String>> COPIES = Map.of(
            "applications-service", List.of("enrolment", "declaration"),
            "participants-service", List.of("application", "catalogue", "declaration"),
            "declarations-service", List.of("lead_providers", "courses", "cohorts", "schedules", "delivery_partners", "partnerships",
                    "participants", "applications", "enrolments", "contracts", "statements", "lines"),
            "statements-service", List.of("lead_provider", "course", "cohort"));

    @Override
    public String name() {
        return "copies of " + service + " rebuilt";
    }

    @Override
    public void strike(Ground ground) {
        ground.suite().stop(service);
        try {
            ground.databases().change(service, List.of("TRUNCATE " + String.join(", ", Objects.requireNonNull(COPIES.get(service)))));
            ground.broker().forget(service);
        } finally {
            ground.suite().startAgain(service);
        }
    }
}
