package milepost.participants.domain;

/**
 * What is said when something is not done as asked.
 *
 * @param title the attribute it is about, as existing clients expect
 * @param code  stable and documented
 */
public record Refusal(String title, String code, String sentence) {
}
