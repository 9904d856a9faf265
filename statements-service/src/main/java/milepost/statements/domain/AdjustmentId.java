package milepost.statements.domain;

import java.util.UUID;

/** Identifies an adjustment. */
public record AdjustmentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
