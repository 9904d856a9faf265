package milepost.declarations.domain.submission;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One thing that has to hold before a declaration is taken.
 *
 * @param reason   what is said when it does not
 * @param looked   when the rule is looked at
 * @param source   where it comes from
 * @param restsOn  the copied facts a refusal would rest on; none where the form alone is at fault
 * @param isBroken whether a submission breaks it
 */
public record Rule(Reason reason, When looked, String source, Set<Copied> restsOn, Predicate<Submission> isBroken) {

    /** Facts show one refusal that makes others meaningless; independent ones are reported together. */
    public enum When {
        /** Before anything else; broken, it is the only answer. */
        FIRST,
        /** Whatever else is broken. */
        ALWAYS,
        /** Only while nothing is broken yet: the facts call it a gate. */
        IF_ALL_HELD,
        /** Once all others held, together with those that are looked at then. */
        AT_LAST;

        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public Rule {
        restsOn = Set.copyOf(restsOn);
    }

    static Rule first(Reason reason, String source, Set<Copied> restsOn, Predicate<Submission> isBroken) {
        return new Rule(reason, When.FIRST, source, restsOn, isBroken);
    }

    /** Of the form alone. */
    static Rule always(Reason reason, String source, Predicate<Submission> isBroken) {
        return always(reason, source, Set.of(), isBroken);
    }

    static Rule always(Reason reason, String source, Set<Copied> restsOn, Predicate<Submission> isBroken) {
        return new Rule(reason, When.ALWAYS, source, restsOn, isBroken);
    }

    static Rule ifAllHeld(Reason reason, String source, Set<Copied> restsOn, Predicate<Submission> isBroken) {
        return new Rule(reason, When.IF_ALL_HELD, source, restsOn, isBroken);
    }

    static Rule atLast(Reason reason, String source, Set<Copied> restsOn, Predicate<Submission> isBroken) {
        return new Rule(reason, When.AT_LAST, source, restsOn, isBroken);
    }
}
