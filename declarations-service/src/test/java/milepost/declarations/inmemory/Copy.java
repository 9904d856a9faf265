package milepost.declarations.inmemory;

import java.time.Instant;

/**
 * A row of somebody else's, as it was last folded.
 *
 * @param foldedAt when its version was folded first
 */
record Copy<R>(R row, long version, Instant foldedAt) {
}
