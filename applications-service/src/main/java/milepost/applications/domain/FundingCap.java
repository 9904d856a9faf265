package milepost.applications.domain;

import org.jspecify.annotations.Nullable;

/**
 * How many funded places a provider has for a course in a cohort, and how many are taken.
 *
 * @param places null where none is set
 */
public record FundingCap(@Nullable Integer places, long taken) {

    public boolean isReached() {
        return places != null && taken >= places;
    }
}
