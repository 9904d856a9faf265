package milepost.platform.messaging.converge;

import java.util.Set;
import milepost.platform.messaging.Question;

/** Ends an attempt (and so rolls its transaction back) because these questions come first; never leaves {@link OwnersAsked}. */
final class Asked extends RuntimeException {

    private final transient Set<Question> questions;

    Asked(Set<Question> questions) {
        super("the owners are asked first", null, false, false);
        this.questions = questions;
    }

    Set<Question> questions() {
        return questions;
    }
}
