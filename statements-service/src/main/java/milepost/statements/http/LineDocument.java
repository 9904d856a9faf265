package milepost.statements.http;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import milepost.platform.web.Json;
import milepost.platform.web.StoredDocument;
import milepost.statements.domain.pricing.Member;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.ShownLine;
import org.jspecify.annotations.Nullable;

/** One amount of a statement as {@code /api/v3} shows it (decision E10). */
record LineDocument(UUID id, String type, Attributes attributes) {

    record Attributes(String kind, @Nullable UUID declarationId, @Nullable UUID participantId, @Nullable String courseIdentifier,
            @Nullable UUID contractId, @Nullable String declarationType, String state, @Nullable String band, @Nullable String unitPrice, String amount,
            @Nullable String description, Instant attachedAt, @Nullable Instant removedAt, @Nullable String removedReason) {
    }

    static StoredDocument stored(ShownLine line) {
        return new StoredDocument(line.id(), line.attachedAt(), Json.bytes(of(line)));
    }

    private static LineDocument of(ShownLine line) {
        Optional<Member> member = line.member();
        return new LineDocument(line.id(), "statement-line", new Attributes(
                line.kind().code(),
                member.map(each -> each.declaration().value()).orElse(null),
                member.map(each -> each.participant().value()).orElse(null),
                line.course().orElse(null),
                line.contract().map(contract -> contract.id().value()).orElse(null),
                member.map(each -> each.type().code()).orElse(null),
                line.state(),
                line.band().orElse(null),
                line.unitPrice().map(Money::toString).orElse(null),
                line.amount().toString(),
                line.description().orElse(null),
                line.attachedAt(),
                line.removal().map(ShownLine.Removal::at).orElse(null),
                line.removal().map(ShownLine.Removal::reason).orElse(null)));
    }
}
