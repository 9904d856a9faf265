package milepost.chaos.faults;

/** {@code pg_terminate_backend}: every connection of every service, in the middle of what it does. */
public record ConnectionsCut() implements Fault {

    @Override
    public String name() {
        return "database connections cut";
    }

    @Override
    public void strike(Ground ground) {
        Ground.PROCESSES.forEach(ground.databases()::cutConnections);
    }
}
