package milepost.chaos.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import milepost.chaos.faults.Databases;
import milepost.chaos.faults.Ground;
import milepost.chaos.load.Load;
import milepost.chaos.load.Pause;
import tools.jackson.databind.JsonNode;

/** Waits until nothing is on its way any more (I9). */
public final class Rest {

    private final Load load;
    private final Databases databases;

    public Rest(Ground ground) {
        this.load = ground.load();
        this.databases = ground.databases();
    }

    /** What still moves, or differs, when the patience is over; nothing if it came to rest before. */
    public List<String> unrestAfter(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            List<String> unrest = unrest();
            if (unrest.isEmpty() || System.nanoTime() > deadline) {
                return unrest;
            }
            Pause.of(Duration.ofSeconds(1));
        }
    }

    private List<String> unrest() {
        List<String> unrest = new ArrayList<>();
        for (String service : Ground.SERVICES) {
            long waiting = databases.number(service, "SELECT count(*) FROM outbox");
            if (waiting > 0) {
                unrest.add("%d snapshots of %s wait for Kafka".formatted(waiting, service));
            }
        }
        for (UUID provider : load.providers()) {
            reconcile(provider, unrest);
        }
        return unrest;
    }

    /** Decision E13: lines and declarations, held against each other by the suite itself. */
    private void reconcile(UUID provider, List<String> unrest) {
        JsonNode report = Look.answered(load.operator().get("/operator/v1/reconciliation?lead_provider_id=" + provider)).body();
        if (report.path("in_flight").asInt(-1) != 0) {
            unrest.add("%d changes of provider %s are on their way".formatted(report.path("in_flight").asInt(-1), provider));
        }
        report.path("differences").forEach(each -> unrest.add("reconciliation of provider %s finds %s".formatted(provider, each)));
        if (!report.path("journal_imbalance").asString().equals("0.00")) {
            unrest.add("the journals of provider %s are off by %s".formatted(provider, report.path("journal_imbalance")));
        }
    }
}
