package milepost.declarations.domain;

import java.util.Locale;

/** What the system will not decide by itself and puts on a worklist for people. */
public enum Concern {
    /** Funding was withdrawn when the declaration was on a statement already (decision D2). */
    FUNDING_WITHDRAWN_AFTER_DECLARATION("Funding was withdrawn after this declaration had reached a statement."),
    /** The participant's training was withdrawn, deferred or taken over by another provider before the declaration's date (architecture.md, pairs). */
    DECLARATION_CONTRADICTS_TRAINING("The declaration is dated after the participant stopped training with its provider."),
    /** The acceptance, or a planned transfer, was taken back while the declaration was made (architecture.md, pairs). */
    DECLARATION_WITHOUT_TRAINING("The training behind this declaration is gone: its application is not accepted any more, or its provider never came to train the participant."),
    /** Training was moved to a schedule in which the declared milestone is missing, begins later or is over (architecture.md, pairs). */
    DECLARATION_CONTRADICTS_SCHEDULE("The declaration does not fit the schedule to which the participant was moved."),
    /** Two declarations of one person, type and course were both paid (decision D14). */
    DUPLICATE_DECLARATIONS_PAID("The same person was paid for twice under two participant ids.");

    private final String sentence;

    Concern(String sentence) {
        this.sentence = sentence;
    }

    public String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String sentence() {
        return sentence;
    }
}
