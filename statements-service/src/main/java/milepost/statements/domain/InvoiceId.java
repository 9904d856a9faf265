package milepost.statements.domain;

import java.util.UUID;

/** Identifies an invoice. */
public record InvoiceId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
