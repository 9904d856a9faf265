package milepost.declarations.inmemory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.declarations.application.Oversight;
import milepost.declarations.postgres.DeclarationRow;
import milepost.platform.simulation.AsPostgresSorts;
import milepost.platform.simulation.PostgresHash;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Queries across providers: worklist, reconciliation, counts. */
final class MemoryOversight implements Oversight {

    private static final int LONGEST_WORKLIST = 1_000;
    private static final Comparator<GroupKey> BY_GROUP = Comparator.comparing(GroupKey::provider, AsPostgresSorts.UUIDS)
            .thenComparing(GroupKey::cohort).thenComparing(GroupKey::type);

    private final DeclarationTables tables;

    MemoryOversight(DeclarationTables tables) {
        this.tables = tables;
    }

    private record GroupKey(UUID provider, String cohort, String type) {
    }

    @Override
    public Flux<WorklistItem> worklist() {
        return Flux.defer(() -> {
            List<WorklistItem> items = new ArrayList<>();
            tables.worklist.after(null).forEach((id, concerns) -> concerns.forEach(concern ->
                    items.add(new WorklistItem(concern.kind(), "declaration", id, concern.since(), concern.detail()))));
            items.sort(Comparator.comparing(WorklistItem::since).thenComparing(WorklistItem::subjectId, AsPostgresSorts.UUIDS)
                    .thenComparing(WorklistItem::kind));
            return Flux.fromIterable(items).take(LONGEST_WORKLIST);
        });
    }

    @Override
    public Flux<Group> groups(@Nullable UUID provider) {
        return Flux.defer(() -> {
            Map<GroupKey, List<DeclarationRow>> groups = tables.declarations
                    .where(row -> (provider == null || row.leadProviderId().equals(provider)) && reachesStatements(row))
                    .collect(Collectors.groupingBy(row -> new GroupKey(row.leadProviderId(), row.cohort(), row.declarationType()),
                            () -> new TreeMap<>(BY_GROUP), Collectors.toList()));
            return Flux.fromIterable(groups.entrySet().stream().map(group -> new Group(group.getKey().provider(), group.getKey().cohort(),
                    group.getKey().type(), group.getValue().size(), Long.toHexString(group.getValue().stream()
                            .mapToLong(row -> PostgresHash.of(row.id() + ":" + row.state())).reduce(0, (one, other) -> one ^ other)))).toList());
        });
    }

    @Override
    public Flux<Reconciled> declarations(UUID provider, String cohort, String declarationType, @Nullable UUID after, int limit) {
        return Flux.defer(() -> Flux.fromIterable(tables.declarations.where(row -> row.leadProviderId().equals(provider)
                        && row.cohort().equals(cohort) && row.declarationType().equals(declarationType) && (row.fundable() || row.lineSeen() > 0)
                        && (after == null || AsPostgresSorts.UUIDS.compare(row.id(), after) > 0))
                .limit(limit).map(row -> new Reconciled(row.id(), row.state(), row.fundable(), row.updatedAt())).toList()));
    }

    @Override
    public Mono<Map<String, Long>> countByState() {
        return Mono.fromSupplier(() -> tables.declarations.rows().stream()
                .collect(Collectors.groupingBy(DeclarationRow::state, TreeMap::new, Collectors.counting())));
    }

    private static boolean reachesStatements(DeclarationRow row) {
        return switch (row.state()) {
            case "eligible", "payable", "paid", "awaiting_clawback", "clawed_back" -> true;
            case "submitted" -> row.fundable();
            default -> false;
        };
    }
}
