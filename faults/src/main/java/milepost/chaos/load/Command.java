package milepost.chaos.load;

import java.util.UUID;

/**
 * Something a client wants done, once.
 *
 * @param key     the idempotency key under which it is sent, however often
 * @param subject the application that is accepted or declared for, the declaration that is voided, the statement that is closed or paid
 * @param detail  the milestone that is declared; otherwise nothing
 */
public record Command(Kind kind, UUID key, UUID provider, UUID subject, String detail) {

    /** What can be asked for. */
    public enum Kind {
        ACCEPT("accept an application"), DECLARE("declare a milestone"), VOID("void a declaration"), CUT_OFF("cut off a statement"),
        AUTHORISE("authorise a payment");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    @Override
    public String toString() {
        return "%s %s%s (key %s)".formatted(kind.words(), subject, detail.isEmpty() ? "" : " " + detail, key);
    }
}
