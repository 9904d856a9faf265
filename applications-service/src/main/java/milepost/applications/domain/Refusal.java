package milepost.applications.domain;

/**
 * Why a command was refused.
 *
 * @param title  the attribute it is about
 * @param code   stable and documented
 * @param detail one sentence for the reader
 */
public record Refusal(String title, String code, String detail) {
}
