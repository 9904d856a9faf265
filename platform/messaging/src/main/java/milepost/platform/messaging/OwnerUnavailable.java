package milepost.platform.messaging;

/** The owner of a fact could not be asked; the caller answers 503, never a false 404 or 422. */
public final class OwnerUnavailable extends RuntimeException {

    private final String owner;

    public OwnerUnavailable(String owner, Throwable cause) {
        super(owner + " could not be asked", cause);
        this.owner = owner;
    }

    public String owner() {
        return owner;
    }
}
