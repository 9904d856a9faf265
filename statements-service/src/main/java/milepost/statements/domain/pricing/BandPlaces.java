package milepost.statements.domain.pricing;

import milepost.statements.domain.DeclarationType;

/**
 * What a statement does to the places of one declaration type.
 *
 * @param before    how many it found taken
 * @param paid      how many its declarations took
 * @param givenBack how many its refunds gave back
 */
public record BandPlaces(DeclarationType type, int before, int paid, int givenBack) {

    /** Whether nothing was found, taken or given back. */
    public boolean areUntouched() {
        return before == 0 && paid == 0 && givenBack == 0;
    }

    /** How many it leaves taken; a refund that overtakes its payment leaves none of a place that nobody took yet. */
    public int after() {
        return after(before);
    }

    /** The same where it would find another number. */
    public int after(int found) {
        return Math.max(0, found + paid - givenBack);
    }
}
