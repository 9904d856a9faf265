package milepost.chaos.faults;

/** A service reads a topic from its beginning, as news, however often. */
public record TopicReplayed(String service, String topic, int times) implements Fault {

    @Override
    public String name() {
        return "%s read again by %s, %d ×".formatted(topic, service, times);
    }

    @Override
    public void strike(Ground ground) {
        for (int time = 0; time < times; time++) {
            ground.suite().stop(service);
            try {
                ground.broker().toTheBeginning(service + "-" + topic, topic);
            } finally {
                ground.suite().startAgain(service);
            }
            ground.suite().awaitReady(service);
        }
    }
}
