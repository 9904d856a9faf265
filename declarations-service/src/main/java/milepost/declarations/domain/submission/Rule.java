package milepost.declarations.domain.submission;

import java.util.Set;
import java.util.function.Predicate;

/**
 * One thing that has to hold before a declaration is taken.
 *
 * @param reason   what is said when it does not
 * @param looked   when the rule is looked at
 * @param restsOn  the copied facts a refusal would rest on; none where the form alone is at fault
 * @param isBroken whether a submission breaks it
 */
public record Rule(Reason reason, When looked, Set<Copied> restsOn, Predicate<Submission> isBroken) {

    /** Facts show one refusal that makes others meaningless; independent ones are reported together. */
    public enum When {
        /** Before anything else; broken, it is the only answer. */
        FIRST,
        /** Whatever else is broken. */
        ALWAYS,
        /** Only while nothing is broken yet: the facts call it a gate. */
        IF_ALL_HELD
    }

    public Rule {
        restsOn = Set.copyOf(restsOn);
    }
}
