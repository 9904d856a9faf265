package milepost.statements.domain.pricing;

import java.util.Arrays;
import java.util.Optional;
import milepost.statements.domain.Family;

/** The kinds of contracts there are. */
public enum ContractKind {
    /** A course of the NPQ family. */
    NPQ("npq", Family.NPQ),
    /** Bands for teachers, and for mentors where these have no contract of their own. */
    ECF("ecf", Family.ECF),
    /** A flat rate for mentors. */
    ECF_MENTOR("ecf_mentor", Family.ECF);

    private final String code;
    private final Family family;

    ContractKind(String code, Family family) {
        this.code = code;
        this.family = family;
    }

    public String code() {
        return code;
    }

    /** The statements it prices. */
    public Family family() {
        return family;
    }

    public static Optional<ContractKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
