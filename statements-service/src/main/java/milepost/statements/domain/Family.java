package milepost.statements.domain;

import java.util.Arrays;
import java.util.Optional;

/** The kind of training a statement pays for: its {@code type} (decision E4). */
public enum Family {
    NPQ("npq"),
    ECF("ecf");

    private final String code;

    Family(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<Family> of(String code) {
        return Arrays.stream(values()).filter(family -> family.code.equals(code)).findFirst();
    }
}
