package milepost.statements.domain;

import java.util.Arrays;
import java.util.Optional;

/** The milestone a declaration gives evidence for; an NPQ has started, two retained ones and completed. */
public enum DeclarationType {
    STARTED("started"),
    RETAINED_1("retained-1"),
    RETAINED_2("retained-2"),
    RETAINED_3("retained-3"),
    RETAINED_4("retained-4"),
    COMPLETED("completed"),
    EXTENDED_1("extended-1"),
    EXTENDED_2("extended-2"),
    EXTENDED_3("extended-3");

    private final String code;

    DeclarationType(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public boolean isRetained() {
        return code.startsWith("retained");
    }

    public boolean isExtended() {
        return code.startsWith("extended");
    }

    public static Optional<DeclarationType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
