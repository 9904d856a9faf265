package milepost.statements.inmemory;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import milepost.platform.messaging.Versions;
import milepost.statements.application.Current;
import milepost.statements.application.PublishedLines;
import milepost.statements.application.Waiting;
import milepost.statements.domain.DeclarationId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** The lines of a declaration as one published aggregate. */
final class MemoryLineSnapshots implements Current<PublishedLines> {

    /** An attached line before the voided ones, and of those the latest. */
    private static final Comparator<LineRow> THE_ONE_THAT_COUNTS = Comparator
            .comparing(LineRow::isAttached).thenComparing(LineRow::recordedAt);

    private static final Comparator<LineRow> OLDEST_FIRST = Comparator.comparing(LineRow::recordedAt)
            .thenComparing(line -> line.id().value(), Tables.BY_ID);

    private final Tables tables;
    private final Versions versions;

    MemoryLineSnapshots(Tables tables, Versions versions) {
        this.tables = tables;
        this.versions = versions;
    }

    Flux<PublishedLines> next(Collection<DeclarationId> ids) {
        return Flux.defer(() -> Flux.fromIterable(ids.stream().map(DeclarationId::value).distinct().sorted(Tables.BY_ID)
                .filter(tables.declarations::has)
                .map(id -> lines(bumped(tables.declaration(new DeclarationId(id)))))
                .toList()));
    }

    private DeclarationRow bumped(DeclarationRow row) {
        DeclarationRow next = row.published(Math.max(row.linesVersion(), versions.first() - 1) + 1, tables.after(row.linesAt().orElse(null)));
        tables.declarations.put(row.copy().id(), next);
        tables.linesOf(row.id()).filter(line -> !line.told().equals(tables.stateOf(line))).toList()
                .forEach(line -> tables.lines.put(line.id().value(), line.told(tables.stateOf(line))));
        return next;
    }

    @Override
    public Flux<PublishedLines> byIds(Collection<UUID> ids) {
        return Flux.defer(() -> Flux.fromIterable(tables.declarations
                .where(row -> row.linesVersion() > 0 && ids.contains(row.copy().id())).map(this::lines).toList()));
    }

    @Override
    public Flux<PublishedLines> ofProvider(UUID provider, Optional<String> cohort) {
        throw new IllegalArgumentException("lines are asked for by their declarations' ids");
    }

    @Override
    public Flux<PublishedLines> after(@Nullable UUID id, int limit) {
        return Flux.defer(() -> Flux.fromIterable(tables.declarations.after(id).values().stream()
                .filter(row -> row.linesVersion() > 0).limit(limit).map(this::lines).toList()));
    }

    private PublishedLines lines(DeclarationRow row) {
        List<LineRow> all = tables.linesOf(row.id()).sorted(OLDEST_FIRST).toList();
        Optional<LineRow> payment = all.stream().filter(LineRow::isPayment).max(THE_ONE_THAT_COUNTS);
        Optional<LineRow> refund = all.stream().filter(line -> !line.isPayment()).findFirst();
        return new PublishedLines(row.id(), row.leadProvider(), row.decidedVersion(),
                payment.map(line -> new PublishedLines.Payment(line.statement(), tables.stateOf(line),
                        line.isAttached() ? "attached" : "voided")),
                refund.map(line -> new PublishedLines.Refund(line.statement(), tables.stateOf(line))),
                row.waiting().map(Waiting::code),
                payment.filter(line -> line.isAttached() && tables.stateOf(line).equals("paid") && line.isCounted()
                        && line.price().orElseThrow().targeted().plus(line.price().orElseThrow().uplift()).isPositive()).isPresent(),
                row.copy().effectiveAt(), row.linesVersion(), row.linesAt().orElseThrow(),
                new PublishedLines.Whole(row.copy(), all.stream().map(MemoryLineSnapshots::line).toList()));
    }

    private static PublishedLines.Line line(LineRow row) {
        return new PublishedLines.Line(row.id(), row.statement(), row.kind().name().toLowerCase(Locale.ROOT),
                row.isAttached() ? "attached" : "voided", row.sourceVersion(), row.attachedAt(), row.removal().map(LineRow.Removal::at).orElse(null),
                row.removal().map(LineRow.Removal::reason).orElse(null), row.price().map(LineRow.Price::counted).orElse(null),
                row.price().map(LineRow.Price::unit).orElse(null), row.price().map(LineRow.Price::targeted).orElse(null),
                row.price().map(LineRow.Price::uplift).orElse(null), row.price().flatMap(LineRow.Price::rate).orElse(null),
                row.price().flatMap(LineRow.Price::band).orElse(null), row.recordedAt());
    }
}
