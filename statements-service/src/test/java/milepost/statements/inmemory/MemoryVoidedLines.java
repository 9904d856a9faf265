package milepost.statements.inmemory;

import java.util.Comparator;
import java.util.Optional;
import milepost.statements.application.DeclarationCopies.Copy;
import milepost.statements.application.VoidedWorth;
import milepost.statements.domain.LineId;
import milepost.statements.domain.pricing.Payment;
import milepost.statements.inmemory.LineRow.Price;
import milepost.statements.inmemory.LineRow.Removal;

/** Takes a payment line off; where it had been priced and counted, a second line of the same milestone earns in its place. */
final class MemoryVoidedLines {

    private static final Comparator<LineRow> FIRST_ATTACHED = Comparator.comparing(LineRow::attachedAt)
            .thenComparing(line -> line.declaration().value(), Tables.BY_ID);

    private final Tables tables;

    MemoryVoidedLines(Tables tables) {
        this.tables = tables;
    }

    VoidedWorth take(LineId id, Removal removal, long sourceVersion) {
        LineRow line = tables.lines.get(id.value());
        if (line == null) {
            return new VoidedWorth(Optional.empty(), Optional.empty());
        }
        DeclarationRow declaration = tables.declaration(line.declaration());
        tables.declarations.put(declaration.copy().id(), declaration.decided(Optional.empty(), tables.database.now()));
        if (line.isAttached()) {
            tables.lines.put(id.value(), line.voided(removal, sourceVersion));
        }
        return line.price().isEmpty()
                ? new VoidedWorth(Optional.empty(), Optional.empty())
                : new VoidedWorth(Optional.of(Members.payment(tables, line)), inPlaceOf(line).map(this::counted));
    }

    private Optional<LineRow> inPlaceOf(LineRow gone) {
        Copy was = tables.declaration(gone.declaration()).copy();
        return gone.isCounted() && gone.price().orElseThrow().rate().isEmpty()
                ? tables.linesOn(gone.statement())
                        .filter(other -> !other.id().equals(gone.id()) && other.isPayment() && other.isAttached())
                        .filter(other -> other.price().filter(price -> !price.counted()).isPresent())
                        .filter(other -> sameMilestone(tables.declaration(other.declaration()).copy(), was))
                        .min(FIRST_ATTACHED)
                : Optional.empty();
    }

    private static boolean sameMilestone(Copy one, Copy other) {
        return one.participantId().equals(other.participantId()) && one.courseIdentifier().equals(other.courseIdentifier())
                && one.declarationType().equals(other.declarationType());
    }

    private Payment counted(LineRow next) {
        Price price = next.price().orElseThrow();
        LineRow counted = next.priced(price.nowCounted()).told("");
        tables.lines.put(counted.id().value(), counted);
        MemorySpreads.resume(tables, counted.statement(), "payable");
        return Members.payment(tables, counted);
    }
}
