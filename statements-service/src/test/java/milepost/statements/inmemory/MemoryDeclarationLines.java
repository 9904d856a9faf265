package milepost.statements.inmemory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import milepost.statements.application.DeclarationCopies.Copy;
import milepost.statements.application.DeclarationLines;
import milepost.statements.application.PublishedLines;
import milepost.statements.application.VoidedWorth;
import milepost.statements.application.Waiting;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.Family;
import milepost.statements.domain.LineId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.placement.PlacedDeclaration;
import milepost.statements.domain.placement.PlacedDeclaration.Standing;
import milepost.statements.inmemory.LineRow.Kind;
import milepost.statements.inmemory.LineRow.Price;
import milepost.statements.inmemory.LineRow.Removal;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Declarations and their lines in memory. */
final class MemoryDeclarationLines implements DeclarationLines {

    private final Tables tables;
    private final Supplier<UUID> ids;
    private final MemoryVoidedLines voided;
    private final MemoryLineSnapshots snapshots;

    MemoryDeclarationLines(Tables tables, Supplier<UUID> ids, MemoryLineSnapshots snapshots) {
        this.tables = tables;
        this.ids = ids;
        this.voided = new MemoryVoidedLines(tables);
        this.snapshots = snapshots;
    }

    @Override
    public Flux<PlacedDeclaration> lock(Collection<DeclarationId> ids) {
        return Flux.defer(() -> Flux.fromIterable(ids.stream().map(DeclarationId::value).distinct().sorted(Tables.BY_ID)
                .map(tables.declarations::get).filter(Objects::nonNull).map(this::placed).toList()));
    }

    private PlacedDeclaration placed(DeclarationRow row) {
        Copy copy = row.copy();
        return new PlacedDeclaration(row.id(), row.leadProvider(), new Cohort(copy.cohort()), Family.of(copy.family()).orElseThrow(),
                Standing.of(copy.state(), copy.live()), copy.fundable(), copy.effectiveAt(), copy.version(), copy.state(),
                row.waiting().isPresent(), tables.payment(row.id()).map(this::line), tables.refund(row.id()).map(this::line));
    }

    private PlacedDeclaration.Line line(LineRow row) {
        return new PlacedDeclaration.Line(row.id(), row.statement(), tables.statement(row.statement()).state());
    }

    @Override
    public Mono<Void> attach(List<Attachment> attachments) {
        return Mono.fromRunnable(() -> attachments.forEach(each -> place(each.declaration(), each.to(), Kind.PAYMENT, each.at(), Optional.empty())));
    }

    @Override
    public Mono<Void> refund(PlacedDeclaration declaration, PlacedDeclaration.Line paid, StatementId on) {
        return Mono.fromRunnable(() -> {
            LineRow line = tables.lines.get(paid.id().value());
            if (line == null) {
                decided(declaration.id(), Optional.empty());
            } else if (line.price().isEmpty()) {
                throw new DataIntegrityViolationException("a refund has the price that was paid");
            } else {
                place(declaration, on, Kind.REFUND, declaration.effectiveAt(), line.price());
            }
        });
    }

    /** At most one line of each kind, whoever races. */
    private void place(PlacedDeclaration declaration, StatementId on, Kind kind, Instant at, Optional<Price> price) {
        decided(declaration.id(), Optional.empty());
        if (tables.linesOf(declaration.id()).noneMatch(line -> line.kind() == kind && line.isAttached())) {
            LineId id = new LineId(ids.get());
            tables.lines.put(id.value(), new LineRow(id, declaration.id(), on, kind, Optional.empty(), declaration.sourceVersion(),
                    at, price, "", tables.database.now()));
        }
    }

    @Override
    public Mono<VoidedWorth> voidLine(PlacedDeclaration.Line line, Instant at, String reason, long sourceVersion) {
        return Mono.fromSupplier(() -> voided.take(line.id(), new Removal(at, reason), sourceVersion));
    }

    @Override
    public Mono<Void> await(DeclarationId id, Optional<Waiting> what) {
        return Mono.fromRunnable(() -> decided(id, what));
    }

    private void decided(DeclarationId id, Optional<Waiting> what) {
        DeclarationRow row = tables.declarations.get(id.value());
        if (row != null) {
            tables.declarations.put(id.value(), row.decided(what, tables.database.now()));
        }
    }

    @Override
    public Flux<PublishedLines> next(Collection<DeclarationId> declarations) {
        return snapshots.next(declarations);
    }

    @Override
    public Flux<DeclarationId> lockUntold(StatementId id, int limit) {
        return Flux.defer(() -> Flux.fromIterable(untold(id).map(line -> line.declaration().value()).distinct()
                .sorted(Tables.BY_ID).limit(limit).map(DeclarationId::new).toList()));
    }

    @Override
    public Mono<Boolean> anyUntold(StatementId id) {
        return Mono.fromSupplier(() -> untold(id).findAny().isPresent());
    }

    private Stream<LineRow> untold(StatementId id) {
        return tables.linesOn(id).filter(line -> !line.told().equals(tables.stateOf(line)));
    }
}
