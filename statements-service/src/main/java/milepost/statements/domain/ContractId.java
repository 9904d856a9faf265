package milepost.statements.domain;

import java.util.UUID;

/** Identifies a contract over all its versions. */
public record ContractId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
