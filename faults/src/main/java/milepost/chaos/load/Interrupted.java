package milepost.chaos.load;

/** Somebody wants it to end. */
public final class Interrupted extends RuntimeException {

    Interrupted(String why) {
        super(why);
    }

    public Interrupted(InterruptedException cause) {
        super("interrupted", cause);
    }
}
