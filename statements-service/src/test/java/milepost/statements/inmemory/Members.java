package milepost.statements.inmemory;

import milepost.statements.application.DeclarationCopies.Copy;
import milepost.statements.domain.Course;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.ParticipantId;
import milepost.statements.domain.pricing.Member;
import milepost.statements.domain.pricing.Payment;
import milepost.statements.domain.pricing.VoidedLine;
import milepost.statements.inmemory.LineRow.Price;
import milepost.statements.inmemory.LineRow.Removal;

/** Lines as pricing knows them. */
final class Members {

    private Members() {
    }

    static Member member(Tables tables, LineRow line) {
        Copy copy = tables.declaration(line.declaration()).copy();
        return new Member(line.id(), line.declaration(), new ParticipantId(copy.participantId()),
                new Course(copy.courseIdentifier(), copy.courseGroup()), DeclarationType.of(copy.declarationType()).orElseThrow(),
                copy.targetedDeliveryFundingEligible(), line.attachedAt());
    }

    static Payment payment(Tables tables, LineRow line) {
        Price price = line.price().orElseThrow();
        return new Payment(member(tables, line), price.counted(), price.unit(), price.targeted());
    }

    static VoidedLine voided(Tables tables, LineRow line) {
        Removal removal = line.removal().orElseThrow();
        return new VoidedLine(member(tables, line), line.price().map(Price::unit), removal.at(), removal.reason());
    }
}
