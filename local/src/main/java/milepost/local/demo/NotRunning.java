package milepost.local.demo;

/** There is no suite to play against; the message says what to do. */
final class NotRunning extends RuntimeException {

    NotRunning(String sentence) {
        super(sentence);
    }
}
