package milepost.declarations.domain;

import java.util.Locale;

/** Why something is not done, as its caller is told: a stable code, the attribute it is about, and one sentence. */
public interface Fault {

    /** As the enum has it. */
    String name();

    /** The lower-case name. */
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title();

    String sentence();
}
