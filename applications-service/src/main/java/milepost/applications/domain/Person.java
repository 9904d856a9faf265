package milepost.applications.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Our copy of a person: only what an application shows or its rules need (decision C5).
 *
 * @param retiredInto the survivor of a merge, whose id the person's applications go by from then on
 * @param version     the owner's version of this copy
 */
public record Person(ParticipantId id, String fullName, @Nullable String email, @Nullable String trn, boolean trnVerified,
                     @Nullable ParticipantId retiredInto, long version) {

    public Optional<String> verifiedTrn() {
        return trnVerified ? Optional.ofNullable(trn) : Optional.empty();
    }
}
