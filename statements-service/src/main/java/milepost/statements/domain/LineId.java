package milepost.statements.domain;

import java.util.UUID;

/** Identifies one line of one statement. */
public record LineId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
