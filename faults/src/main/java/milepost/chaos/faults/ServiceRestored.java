package milepost.chaos.faults;

import java.time.Duration;
import java.util.List;
import milepost.chaos.load.Pause;

/**
 * A service loses its database and goes back to an older copy of it: its epoch is raised, its groups begin anew, and it takes back from
 * its own topics what the copy does not know. Nobody undoes anything: whatever was acknowledged before has to be there again. The database
 * is lost when the outbox is empty; what a service had not sent when its disk died is nowhere, and no checker could tell what it was.
 */
public record ServiceRestored(String service, Duration between) implements Fault {

    private static final int LOOKS = 600;

    @Override
    public String name() {
        return service + " restored from a copy %d s old".formatted(between.toSeconds());
    }

    @Override
    public void strike(Ground ground) {
        String copy = Databases.name(service) + "_copy";
        long copied = ground.load().quietly(() -> {
            ground.databases().administer(List.of("DROP DATABASE IF EXISTS " + copy));
            closed(ground, List.of("CREATE DATABASE " + copy + " TEMPLATE " + Databases.name(service)));
            return ground.load().history().now();
        });
        Pause.of(between);
        ground.load().quietly(() -> {
            // its idempotency keys go with the database: who asks again under an old one is told of a duplicate
            ground.load().settle();
            awaitAllSent(ground);
            ground.say().accept("%d commands were told of after the copy was made; all of them have to be there again"
                    .formatted(ground.load().history().now() - copied));
            ground.suite().stop(service);
            try {
                closed(ground, List.of("DROP DATABASE " + Databases.name(service),
                        "CREATE DATABASE " + Databases.name(service) + " TEMPLATE " + copy));
                ground.databases().change(service, List.of("UPDATE epoch SET value = value + 1, raised_at = now(), reason = 'restored from a copy'"));
                ground.broker().forget(service);
            } finally {
                ground.suite().startAgain(service);
            }
            return true;
        });
        ground.databases().administer(List.of("DROP DATABASE " + copy));
    }

    private void awaitAllSent(Ground ground) {
        for (int look = 0; ground.databases().number(service, "SELECT count(*) FROM outbox") > 0; look++) {
            if (look == LOOKS) {
                throw new IllegalStateException(service + " does not send what waits in its outbox");
            }
            Pause.of(Duration.ofMillis(100));
        }
    }

    /** A database can only be copied while nobody is connected to it. */
    private void closed(Ground ground, List<String> statements) {
        String name = Databases.name(service);
        ground.databases().administer(List.of("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false"));
        try {
            ground.databases().cutConnections(service);
            ground.databases().administer(statements);
        } finally {
            ground.databases().administer(List.of("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true"));
        }
    }
}
