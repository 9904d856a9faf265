package milepost.declarations.domain;

import java.util.UUID;

/** The id of one declaration, as every version of the API shows it. */
public record DeclarationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
