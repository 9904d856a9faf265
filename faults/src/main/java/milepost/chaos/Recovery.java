package milepost.chaos;

import java.time.Duration;

/**
 * How long one fault was felt after it was over.
 *
 * @param ready  until every process said again that it is ready
 * @param spread until somebody new, who enrolled and declared after the fault, was eligible: news goes round again
 */
public record Recovery(String fault, Duration ready, Duration spread) {
}
