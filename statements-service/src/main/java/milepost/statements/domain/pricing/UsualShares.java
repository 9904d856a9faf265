package milepost.statements.domain.pricing;

/** How an NPQ contract splits its price unless it says otherwise, by the group of its course (facts/npq 7.5, bulk creation). */
public enum UsualShares {
    LEADERSHIP(60, 4, 40),
    SPECIALIST(60, 3, 40),
    /** Coaching and support are paid by what comes out alone. */
    SUPPORT(100, 4, 0);

    private final int outputPaymentPercentage;
    private final int numberOfPaymentPeriods;
    private final int serviceFeePercentage;

    UsualShares(int outputPaymentPercentage, int numberOfPaymentPeriods, int serviceFeePercentage) {
        this.outputPaymentPercentage = outputPaymentPercentage;
        this.numberOfPaymentPeriods = numberOfPaymentPeriods;
        this.serviceFeePercentage = serviceFeePercentage;
    }

    /** Of a group that is not among them, those of most courses. */
    public static UsualShares of(String group) {
        return switch (group) {
            case "specialist" -> SPECIALIST;
            case "support", "ehco" -> SUPPORT;
            default -> LEADERSHIP;
        };
    }

    public int outputPaymentPercentage() {
        return outputPaymentPercentage;
    }

    public int numberOfPaymentPeriods() {
        return numberOfPaymentPeriods;
    }

    public int serviceFeePercentage() {
        return serviceFeePercentage;
    }
}
