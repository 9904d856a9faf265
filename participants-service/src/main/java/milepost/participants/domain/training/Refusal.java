package milepost.participants.domain.training;

/**
 * What is said when a rule is broken.
 *
 * @param title the attribute it is about, as existing clients expect
 * @param code  stable and documented
 */
public record Refusal(String title, String code, String sentence) {
}
