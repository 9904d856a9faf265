package milepost.platform.messaging;

/** A record that can never be applied: undecodable, of an unknown shape, or against a rule. It goes to the dead letters at once. */
public final class PoisonRecord extends RuntimeException {

    public PoisonRecord(String reason) {
        super(reason);
    }

    public PoisonRecord(String reason, Throwable cause) {
        super(reason, cause);
    }
}
