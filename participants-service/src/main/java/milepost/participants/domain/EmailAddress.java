package milepost.participants.domain;

import java.util.Locale;
import java.util.Optional;

/** An e-mail address as it was given; two that differ only in case are the same address. */
public record EmailAddress(String text) {

    private static final int LONGEST = 254;

    public static Optional<EmailAddress> parse(String text) {
        var trimmed = text.strip();
        var at = trimmed.indexOf('@');
        var plausible = at > 0 && at == trimmed.lastIndexOf('@') && at < trimmed.length() - 1
                && trimmed.length() <= LONGEST && trimmed.chars().noneMatch(Character::isWhitespace);
        return plausible ? Optional.of(new EmailAddress(trimmed)) : Optional.empty();
    }

    /** What it is matched by (decision C6). */
    public String matchKey() {
        return text.toLowerCase(Locale.ROOT);
    }
}
