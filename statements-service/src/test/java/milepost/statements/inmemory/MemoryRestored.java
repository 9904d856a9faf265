package milepost.statements.inmemory;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.platform.messaging.Versions;
import milepost.statements.application.Adjustments.Placed;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.Invoices.Actor;
import milepost.statements.application.Invoices.Step;
import milepost.statements.application.PublishedLines;
import milepost.statements.application.PublishedStatement;
import milepost.statements.application.Restored;
import milepost.statements.application.Waiting;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.invoice.Invoice;
import milepost.statements.domain.journal.JournalEntry.Reason;
import milepost.statements.domain.pricing.Agreement;
import milepost.statements.domain.pricing.BandPlaces;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.Payment;
import milepost.statements.domain.pricing.Repricing;
import milepost.statements.domain.statement.Statement;
import milepost.statements.inmemory.LineRow.Kind;
import milepost.statements.inmemory.LineRow.Price;
import milepost.statements.inmemory.LineRow.Removal;
import milepost.statements.inmemory.Tables.Pair;
import milepost.statements.inmemory.Tables.Part;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows as they had been told, in memory. */
final class MemoryRestored implements Restored {

    private final Tables tables;
    private final Versions versions;

    MemoryRestored(Tables tables, Versions versions) {
        this.tables = tables;
        this.versions = versions;
    }

    @Override
    public Mono<Void> contract(Contract told) {
        return Mono.fromRunnable(() -> {
            Contract known = tables.contracts.get(told.id().value());
            Instant now = tables.database.now();
            version(told.current());
            tables.contracts.put(told.id().value(), new Contract(told.leadProvider(), told.cohort(), told.current(), versions.next(told.version()),
                    known == null ? now : known.createdAt(), known == null ? now : tables.after(known.updatedAt())));
        });
    }

    private void version(Agreement version) {
        Part part = new Part(version.id().value(), version.number());
        if (!tables.contractVersions.has(part)) {
            tables.contractVersions.put(part, version);
        }
    }

    @Override
    public Mono<Statement> statement(PublishedStatement told) {
        return Mono.fromSupplier(() -> {
            Statement it = told.statement();
            Statement known = tables.statements.get(it.id().value());
            Instant updatedAt = tables.after(known == null || known.updatedAt().isBefore(it.updatedAt()) ? it.updatedAt() : known.updatedAt());
            Statement stored = new Statement(it.id(), it.terms(), it.state(), versions.next(it.version()),
                    known == null ? it.createdAt() : known.createdAt(), updatedAt);
            tables.statements.put(it.id().value(), stored);
            tables.adjustments.where(placed -> placed.statement().equals(it.id())).toList()
                    .forEach(placed -> tables.adjustments.remove(placed.adjustment().id().value()));
            told.adjustments().forEach(adjustment -> tables.adjustments.put(adjustment.id().value(), new Placed(it.id(), adjustment)));
            told.closing().ifPresent(closing -> closing.serviceFees().forEach(fee -> {
                version(fee.contract());
                Pair pair = new Pair(it.id().value(), fee.contract().id().value());
                if (!tables.frozenContracts.has(pair)) {
                    tables.frozenContracts.put(pair, new FrozenContract(it.id(), fee.contract().id(), fee.contract().number(), fee.amount()));
                }
            }));
            told.closing().ifPresent(closing -> tables.places.put(it.id().value(), closing.found().taken().entrySet().stream()
                    .map(found -> new BandPlaces(found.getKey(), found.getValue(), 0, 0)).toList()));
            told.invoices().forEach(this::invoice);
            tables.unsettled.put(it.id().value(), new Unsettled(it.id(),
                    told.closing().filter(PublishedStatement.Closing::vatRegistered).isPresent(),
                    told.closing().map(closing -> closing.notCounted().stream().collect(Collectors.toSet()))));
            return stored;
        });
    }

    private void invoice(Invoice told) {
        Invoice known = tables.invoices.get(told.id().value());
        Instant updatedAt = tables.after(known == null || known.updatedAt().isBefore(told.updatedAt()) ? told.updatedAt() : known.updatedAt());
        Invoice row = new Invoice(told.id(), told.statement(), told.leadProvider(), told.bill(), told.state(),
                known == null ? told.createdAt() : known.createdAt(), updatedAt);
        tables.invoices.put(told.id().value(), row);
        MemoryInvoices.remember(tables, row, new Step(Actor.SYSTEM, "taken_back_from_topic", told.updatedAt()));
    }

    @Override
    public Mono<Void> lines(PublishedLines told) {
        return Mono.fromRunnable(() -> {
            List<LineRow> before = tables.linesOf(told.declaration()).toList();
            before.forEach(line -> {
                note(line.statement());
                tables.lines.remove(line.id().value());
            });
            told.whole().lines().forEach(line -> {
                tables.statement(line.statement());
                note(line.statement());
                tables.lines.put(line.id().value(), row(told, line));
            });
            DeclarationRow is = tables.declaration(told.declaration());
            Optional<Waiting> waiting = told.waiting().map(code -> Waiting.valueOf(code.toUpperCase(Locale.ROOT)));
            tables.declarations.put(told.declaration().value(), new DeclarationRow(is.copy(), is.changedAt(), waiting,
                    waiting.map(_ -> is.waitingSince().orElse(told.recordedAt())), told.sourceVersion(), told.version(),
                    Optional.of(told.recordedAt())));
        });
    }

    private void note(StatementId id) {
        if (!tables.unsettled.has(id.value())) {
            tables.unsettled.put(id.value(), new Unsettled(id, false, Optional.empty()));
        }
    }

    private static LineRow row(PublishedLines told, PublishedLines.Line line) {
        Instant removedAt = line.removedAt();
        Boolean counted = line.counted();
        return new LineRow(line.id(), told.declaration(), line.statement(), Kind.valueOf(line.kind().toUpperCase(Locale.ROOT)),
                removedAt == null ? Optional.empty() : Optional.of(new Removal(removedAt, Objects.requireNonNull(line.removedReason()))),
                line.sourceVersion(), line.attachedAt(), counted == null ? Optional.empty() : Optional.of(new Price(counted,
                        Objects.requireNonNull(line.unitPrice()), Objects.requireNonNull(line.targetedPrice()),
                        Objects.requireNonNullElse(line.upliftPrice(), Money.ZERO), Optional.ofNullable(line.rate()),
                        Optional.ofNullable(line.band()))), "", line.recordedAt());
    }

    @Override
    public Mono<Unsettled> unsettled() {
        return Mono.defer(() -> Mono.justOrEmpty(tables.unsettled.rows().stream().findFirst()));
    }

    @Override
    public Mono<Void> settled(StatementId id) {
        return Mono.fromRunnable(() -> tables.unsettled.remove(id.value()));
    }

    @Override
    public Flux<Repricing.Line> payments(StatementId id) {
        return Flux.defer(() -> Flux.fromIterable(tables.linesOn(id).filter(line -> line.isPayment() && line.isAttached())
                .map(line -> new Repricing.Line(Members.member(tables, line),
                        line.price().map(_ -> Members.payment(tables, line)))).toList()));
    }

    @Override
    public Mono<Void> price(List<Payment> payments) {
        return Mono.fromRunnable(() -> payments.forEach(payment -> {
            UUID id = payment.member().line().value();
            LineRow line = Objects.requireNonNull(tables.lines.get(id));
            tables.lines.put(id, line.priced(new Price(payment.counted(), payment.unitPrice(), payment.targetedPrice(), Money.ZERO,
                    Optional.empty(), Optional.empty())).told(""));
        }));
    }

    @Override
    public Mono<Void> journal(Unsettled of) {
        return Mono.fromRunnable(() -> {
            if (!tables.journals.has(of.id().value())) {
                tables.journals.put(of.id().value(), new JournalRow(of.id(), of.vatRegistered(), 0));
            }
        });
    }

    @Override
    public Mono<Boolean> isAuthorised(StatementId id) {
        return Mono.fromSupplier(() -> tables.entriesOf(id.value()).anyMatch(entry -> entry.reason() == Reason.AUTHORISATION));
    }
}
