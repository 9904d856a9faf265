package milepost.statements.domain.pricing;

/**
 * Part of the volume an ECF contract pays for: the {@code min}th to the {@code max}th participant of a milestone at one price (facts/ecf 4.1).
 */
public record Band(String name, int min, int max, Money perParticipant, int outputPaymentPercentage, int serviceFeePercentage) {

    /** How many of so many participants, counted from the first, this band takes. */
    int sharesOf(int participants) {
        return Math.max(0, Math.min(participants, max) - min + 1);
    }
}
