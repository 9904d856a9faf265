package milepost.statements.domain.pricing.ecf;

/**
 * What a cohort says about money (facts/ecf 2.13).
 *
 * @param uplifts       pays uplifts, up to 2024
 * @param mentorFunding pays mentors a flat rate, from 2025; before, the bands pay for them too
 */
public record CohortRules(boolean uplifts, boolean mentorFunding) {
}
