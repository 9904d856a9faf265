package milepost.statements.application;

/** What a declaration waits for while no open statement takes it. */
public enum Waiting {
    PAYMENT("payment"),
    REFUND("refund");

    private final String code;

    Waiting(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
