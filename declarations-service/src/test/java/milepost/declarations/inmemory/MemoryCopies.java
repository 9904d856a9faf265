package milepost.declarations.inmemory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import milepost.declarations.application.CopiesOfOthers;
import milepost.declarations.inmemory.CopiedRows.Contract;
import milepost.declarations.inmemory.CopiedRows.Enrolment;
import milepost.declarations.inmemory.CopiedRows.Named;
import milepost.declarations.inmemory.CopiedRows.Participant;
import milepost.declarations.inmemory.CopiedRows.Partnership;
import milepost.declarations.inmemory.CopiedRows.Statement;
import milepost.declarations.postgres.Copies;
import milepost.declarations.postgres.LookedRow;
import milepost.platform.simulation.MemoryDatabase;
import milepost.platform.simulation.MemoryTable;
import milepost.platform.web.Instants;
import milepost.platform.web.Json;
import reactor.core.publisher.Flux;
import tools.jackson.databind.node.ObjectNode;

/** The copies, read once when they are folded. */
final class MemoryCopies implements CopiesOfOthers {

    private final MemoryDatabase database;
    private final CopyTables tables;

    MemoryCopies(MemoryDatabase database, CopyTables tables) {
        this.database = database;
        this.tables = tables;
    }

    @Override
    public Flux<String> fold(Kind kind, List<Told> rows) {
        return Flux.defer(() -> Flux.fromIterable(rows.stream().map(MemoryCopies::read).filter(row -> fold(kind, row))
                .map(row -> row.key(kind)).toList()));
    }

    private static Row read(Told told) {
        ObjectNode json = (ObjectNode) Json.exact().readTree(told.row());
        return new Row(json.put("version", told.version()), told.version());
    }

    private boolean fold(Kind kind, Row told) {
        return switch (kind) {
            case LEAD_PROVIDER -> put(tables.leadProviders, told.id("id"), told, told.as(Named.class));
            case COURSE -> put(tables.courses, told.text("identifier"), told, told.as(LookedRow.CourseRow.class));
            case COHORT -> put(tables.cohorts, told.text("identifier"), told, told.as(LookedRow.CohortRow.class));
            case SCHEDULE -> put(tables.schedules, CopyTables.key(told.text("cohort"), told.text("identifier")), told,
                    told.as(LookedRow.ScheduleRow.class));
            case DELIVERY_PARTNER -> put(tables.deliveryPartners, told.id("id"), told, told.as(Named.class));
            case PARTNERSHIP -> put(tables.partnerships, CopyTables.key(told.id("lead_provider_id"), told.id("delivery_partner_id")), told,
                    told.as(Partnership.class));
            case PARTICIPANT -> put(tables.participants, told.id("id"), told, told.as(Participant.class));
            case APPLICATION -> put(tables.applications, told.id("id"), told, told.as(Copies.ApplicationRow.class));
            case ENROLMENT -> put(tables.enrolments, told.id("id"), told, told.enrolment());
            case CONTRACT -> put(tables.contracts, told.id("id"), told, told.as(Contract.class));
            case STATEMENT -> put(tables.statements, told.id("id"), told, told.as(Statement.class));
            case LINE -> put(tables.lines, told.id("declaration_id"), told, told.as(Copies.LineRow.class));
        };
    }

    /** A version not lower than the stored one is applied; folded_at moves only with a newer one. */
    private <K, R> boolean put(MemoryTable<K, Copy<R>> table, K key, Row told, R row) {
        Copy<R> mine = table.get(key);
        if (mine != null && told.version() < mine.version()) {
            return false;
        }
        boolean newer = mine == null || told.version() > mine.version();
        table.put(key, new Copy<>(row, told.version(), newer ? database.now() : mine.foldedAt()));
        return true;
    }

    private record Row(ObjectNode json, long version) {

        String key(Kind kind) {
            return switch (kind) {
                case LEAD_PROVIDER, DELIVERY_PARTNER, PARTICIPANT, APPLICATION, ENROLMENT, CONTRACT, STATEMENT -> text("id");
                case COURSE, COHORT -> text("identifier");
                case SCHEDULE -> text("cohort") + "/" + text("identifier");
                case PARTNERSHIP -> text("lead_provider_id") + "/" + text("delivery_partner_id");
                case LINE -> text("declaration_id");
            };
        }

        <R> R as(Class<R> shape) {
            return Json.exact().treeToValue(json, shape);
        }

        Enrolment enrolment() {
            var acceptedAt = json.path("accepted_at");
            return new Enrolment(acceptedAt.isString() ? Instants.parse(acceptedAt.stringValue()) : null, as(Copies.EnrolmentRow.class));
        }

        String text(String name) {
            return json.get(name).stringValue();
        }

        UUID id(String name) {
            return UUID.fromString(text(name));
        }
    }
}
