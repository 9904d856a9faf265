package milepost.participants.domain;

/** A milestone of training that a provider declares, such as {@code started}. */
public record DeclarationType(String value) {

    public static final DeclarationType STARTED = new DeclarationType("started");
    public static final DeclarationType COMPLETED = new DeclarationType("completed");

    @Override
    public String toString() {
        return value;
    }
}
