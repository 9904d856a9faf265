package milepost.declarations.domain;

/** What the life cycle answers to a command; "nothing to do" and "no" are different answers. */
public sealed interface Decision {

    record Moved(DeclarationState to) implements Decision {
    }

    /** The command's effect is already there, or the command does not concern this state. */
    record Unchanged() implements Decision {
    }

    record Refused(Refusal reason) implements Decision {
    }

    /** Why the life cycle says no; the code is the lower-case name. */
    enum Refusal {
        ALREADY_VOIDED("The declaration has already been voided."),
        ALREADY_AWAITING_CLAWBACK("The declaration was paid and voided before; its value is waiting to be recovered."),
        ALREADY_CLAWED_BACK("The declaration was paid and voided before; its value has been recovered."),
        STATEMENT_UNAVAILABLE("The declaration was paid and there is no open statement on which its value could be recovered."),
        FUNDING_WITHDRAWN_AFTER_DECLARATION("Funding was withdrawn after the declaration had reached a statement; finance decides."),
        DUPLICATE_ALREADY_PAID("A duplicate was found after the declaration had been paid; finance decides."),
        ALREADY_PAID("A declaration that was paid keeps its payment line."),
        NEVER_PAID("A declaration that was never paid has nothing to refund.");

        private final String sentence;

        Refusal(String sentence) {
            this.sentence = sentence;
        }

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public String sentence() {
            return sentence;
        }
    }
}
