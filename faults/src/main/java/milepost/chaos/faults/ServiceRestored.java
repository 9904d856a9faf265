package milepost.chaos.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import milepost.chaos.load.Command.Kind;
import milepost.chaos.load.History;
import milepost.chaos.load.Pause;

/**
 * A service goes back to an older copy of its database. What it was told between is gone, and known to be; then its epoch is
 * raised, its groups begin anew, and everything it has is published again (see the comment on table {@code epoch}).
 */
public record ServiceRestored(String service, Duration between) implements Fault {

    private static final Map<String, Set<Kind>> FORGETS = Map.of(
            "declarations-service", Set.of(Kind.DECLARE, Kind.VOID),
            "statements-service", Set.of(Kind.CUT_OFF, Kind.AUTHORISE));
    private static final Map<String, List<String>> OWNS = Map.of(
            "declarations-service", List.of("declarations"),
            "statements-service", List.of("contracts", "statements", "lines"));

    @Override
    public String name() {
        return service + " restored from a copy %d s old".formatted(between.toSeconds());
    }

    @Override
    public void strike(Ground ground) {
        String copy = Databases.name(service) + "_copy";
        History history = ground.load().history();
        long copied = ground.load().quietly(() -> {
            ground.databases().administer(List.of("DROP DATABASE IF EXISTS " + copy));
            closed(ground, List.of("CREATE DATABASE " + copy + " TEMPLATE " + Databases.name(service)));
            return history.now();
        });
        Pause.of(between);
        ground.load().quietly(() -> {
            int gone = history.forget(Objects.requireNonNull(FORGETS.get(service)), copied, history.now()).size();
            ground.say().accept("%d commands were told of after the copy was made, and are gone with it".formatted(gone));
            ground.suite().stop(service);
            try {
                closed(ground, List.of("DROP DATABASE " + Databases.name(service),
                        "CREATE DATABASE " + Databases.name(service) + " TEMPLATE " + copy));
                ground.databases().change(service, List.of("UPDATE epoch SET value = value + 1, raised_at = now(), reason = 'restored from a copy'"));
                ground.broker().forget(service);
            } finally {
                ground.suite().startAgain(service);
            }
            ground.suite().awaitReady(service);
            OWNS.get(service).forEach(aggregate -> ground.load().operatorSends("/operator/v1/republish/" + aggregate));
            return true;
        });
        ground.databases().administer(List.of("DROP DATABASE " + copy));
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
