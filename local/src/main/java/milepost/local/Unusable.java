package milepost.local;

/** Why the suite cannot run, in one sentence for the person at the console. */
public final class Unusable extends RuntimeException {

    public Unusable(String sentence) {
        super(sentence);
    }

    Unusable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
