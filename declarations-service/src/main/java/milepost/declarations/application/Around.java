package milepost.declarations.application;

import java.time.Instant;
import milepost.declarations.domain.Surroundings;

/**
 * A declaration's surroundings as this service knows them, read together.
 *
 * @param openStatement whether a refund would find an open statement (decision D11)
 * @param now           the database's clock
 */
public record Around(Surroundings facts, Seen versions, Names names, boolean openStatement, Instant now) {

    /** With other names to be shown, and their version. */
    Around naming(Names others, long version) {
        return new Around(facts, versions.withNames(version), others, openStatement, now);
    }
}
