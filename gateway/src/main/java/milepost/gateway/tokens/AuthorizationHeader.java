package milepost.gateway.tokens;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a token from the forms that existing clients send: {@code Bearer x}, {@code Token x}, {@code Token token="x"}. */
public final class AuthorizationHeader {

    /** Possessive throughout, so that no header, however long, makes it try twice. */
    private static final Pattern FORMS = Pattern.compile(
            "(?i:Bearer|Token) ++(?:token=)?+(?:\"([\\w.~+/=-]{16,256}+)\"|([\\w.~+/=-]{16,256}+))\\s*+(?:[,;].*+)?+");

    private AuthorizationHeader() {
    }

    /** The token, unless there is none, more than one header, or one that no token of ours can look like. */
    public static Optional<String> token(List<String> values) {
        if (values.size() != 1) {
            return Optional.empty();
        }
        Matcher form = FORMS.matcher(values.getFirst());
        if (!form.matches()) {
            return Optional.empty();
        }
        return Optional.of(form.group(1) == null ? form.group(2) : form.group(1));
    }
}
