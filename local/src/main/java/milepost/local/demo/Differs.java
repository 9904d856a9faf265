package milepost.local.demo;

/** Something is not as it should be; the message says what, in one sentence. */
final class Differs extends RuntimeException {

    Differs(String sentence) {
        super(sentence);
    }

    Differs(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
