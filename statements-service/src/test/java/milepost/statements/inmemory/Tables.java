package milepost.statements.inmemory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.platform.simulation.MemoryDatabase;
import milepost.platform.simulation.MemoryIndex;
import milepost.platform.simulation.MemoryTable;
import milepost.statements.application.Adjustments.Placed;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.Invoices.Past;
import milepost.statements.application.Restored.Unsettled;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.invoice.Invoice;
import milepost.statements.domain.pricing.Agreement;
import milepost.statements.domain.pricing.BandPlaces;
import milepost.statements.domain.statement.Statement;
import org.jspecify.annotations.Nullable;

/** The service's tables; what one port writes, another one reads. */
final class Tables {

    /** PostgreSQL compares ids byte by byte, {@link UUID} as signed numbers. */
    static final Comparator<UUID> BY_ID = (one, other) -> {
        int upper = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return upper != 0 ? upper : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    final MemoryDatabase database;
    final MemoryTable<UUID, CatalogueRows.ProviderRow> providers;
    final MemoryTable<String, CatalogueRows.CourseRow> courses;
    final MemoryTable<String, CatalogueRows.CohortRow> cohorts;
    final MemoryTable<UUID, DeclarationRow> declarations;
    final MemoryTable<UUID, LineRow> lines;
    private final MemoryIndex<DeclarationId, UUID, LineRow> linesByDeclaration;
    private final MemoryIndex<StatementId, UUID, LineRow> linesByStatement;
    final MemoryTable<UUID, Statement> statements;
    final MemoryTable<UUID, Contract> contracts;
    final MemoryTable<Part, Agreement> contractVersions;
    final MemoryTable<Pair, FrozenContract> frozenContracts;
    final MemoryTable<UUID, Placed> adjustments;
    final MemoryTable<UUID, JournalRow> journals;
    final MemoryTable<UUID, List<BandPlaces>> places;
    final MemoryTable<Part, EntryRow> entries;
    final MemoryTable<Long, StatementId> changes;
    final MemoryTable<UUID, DocumentRow> documents;
    final MemoryTable<Spreading, SpreadRow> spreads;
    final MemoryTable<UUID, Unsettled> unsettled;
    final MemoryTable<UUID, Invoice> invoices;
    final MemoryTable<Part, Past> invoiceHistory;

    /** The number-th part of something, such as an entry of a journal. */
    record Part(UUID whole, int number) {
    }

    record Pair(UUID one, UUID other) {
    }

    record Spreading(UUID statement, String state) {
    }

    record SpreadRow(StatementId statement, String state, Instant startedAt, Optional<Instant> finishedAt) {
    }

    Tables(MemoryDatabase database) {
        this.database = database;
        this.providers = new MemoryTable<>(database, BY_ID);
        this.courses = MemoryTable.in(database);
        this.cohorts = MemoryTable.in(database);
        this.declarations = new MemoryTable<>(database, BY_ID);
        this.lines = new MemoryTable<>(database, BY_ID);
        this.linesByDeclaration = lines.by(LineRow::declaration);
        this.linesByStatement = lines.by(LineRow::statement);
        this.statements = new MemoryTable<>(database, BY_ID);
        this.contracts = new MemoryTable<>(database, BY_ID);
        this.contractVersions = new MemoryTable<>(database, Comparator.comparing(Part::whole, BY_ID).thenComparing(Part::number));
        this.frozenContracts = new MemoryTable<>(database, Comparator.comparing(Pair::one, BY_ID).thenComparing(Pair::other, BY_ID));
        this.adjustments = new MemoryTable<>(database, BY_ID);
        this.places = new MemoryTable<>(database, BY_ID);
        this.journals = new MemoryTable<>(database, BY_ID);
        this.entries = new MemoryTable<>(database, Comparator.comparing(Part::whole, BY_ID).thenComparing(Part::number));
        this.changes = MemoryTable.in(database);
        this.documents = new MemoryTable<>(database, BY_ID);
        this.unsettled = new MemoryTable<>(database, BY_ID);
        this.invoices = new MemoryTable<>(database, BY_ID);
        this.invoiceHistory = new MemoryTable<>(database, Comparator.comparing(Part::whole, BY_ID).thenComparing(Part::number));
        this.spreads = new MemoryTable<>(database, Comparator.comparing(Spreading::statement, BY_ID).thenComparing(Spreading::state));
    }

    /** The database's clock, and in any case later than what the row says. */
    Instant after(@Nullable Instant previous) {
        Instant now = database.now();
        return previous == null || now.isAfter(previous) ? now : previous.plusNanos(1_000);
    }

    Statement statement(StatementId id) {
        return Objects.requireNonNull(statements.get(id.value()), () -> "a line stands on a statement: " + id);
    }

    /** What a closed ECF statement did to the places of bands. */
    List<BandPlaces> places(StatementId id) {
        List<BandPlaces> kept = places.get(id.value());
        return kept == null ? List.of() : kept;
    }

    DeclarationRow declaration(DeclarationId id) {
        return Objects.requireNonNull(declarations.get(id.value()), () -> "a line is about a declaration: " + id);
    }

    String stateOf(LineRow line) {
        return statement(line.statement()).state().code();
    }

    Stream<LineRow> linesOf(DeclarationId id) {
        return linesByDeclaration.of(id);
    }

    Stream<LineRow> linesOn(StatementId id) {
        return linesByStatement.of(id);
    }

    Optional<LineRow> payment(DeclarationId id) {
        return linesOf(id).filter(line -> line.isPayment() && line.isAttached()).findFirst();
    }

    Optional<LineRow> refund(DeclarationId id) {
        return linesOf(id).filter(line -> !line.isPayment()).findFirst();
    }

    /** A journal's entries from the first to the last. */
    Stream<EntryRow> entriesOf(UUID statement) {
        return entries.after(new Part(statement, 0)).values().stream().takeWhile(entry -> entry.statement().value().equals(statement));
    }
}
