package milepost.participants.domain;

/** A milestone of training that a provider declares, such as {@code started}. */
public record DeclarationType(String value) {

    public static final DeclarationType STARTED = new DeclarationType("started");

    @Override
    public String toString() {
        return value;
    }
}
