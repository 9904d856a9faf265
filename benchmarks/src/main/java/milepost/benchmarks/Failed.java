package milepost.benchmarks;

/** A metric cannot be measured, or not honestly; the message says why. */
final class Failed extends RuntimeException {

    Failed(String message) {
        super(message);
    }

    Failed(String message, Throwable cause) {
        super(message, cause);
    }
}
