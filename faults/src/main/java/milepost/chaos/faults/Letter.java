package milepost.chaos.faults;

/** Where a dead letter of a service comes from. */
public record Letter(String service, String topic, int partition, long offset) {
}
