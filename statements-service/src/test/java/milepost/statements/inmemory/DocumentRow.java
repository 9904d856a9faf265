package milepost.statements.inmemory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Money;

/**
 * A statement as its provider sees it.
 *
 * @param content  what the document says, but for the time it last said something else
 * @param rendered the document, rendered when somebody reads it
 */
public record DocumentRow(StatementId statement, LeadProviderId leadProvider, Cohort cohort, boolean outputFee,
        LocalDate paymentDate, String state, Money total, String content, Supplier<byte[]> rendered, Instant updatedAt) {

    public byte[] body() {
        return rendered.get();
    }

    String etag() {
        return UUID.nameUUIDFromBytes(body()).toString();
    }
}
