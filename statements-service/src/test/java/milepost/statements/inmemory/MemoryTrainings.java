package milepost.statements.inmemory;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import milepost.platform.simulation.MemoryTable;
import milepost.statements.application.DeclarationCopies.Copy;
import milepost.statements.application.TrainingCopies;
import milepost.statements.application.Trainings;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.expected.Trainees;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Copies of training, and those in training in groups; a lower version than the stored one changes nothing. */
final class MemoryTrainings implements TrainingCopies, Trainings {

    private final Tables tables;
    private final MemoryTable<UUID, Training> trainings;
    private final MemoryTable<UUID, Funding> funding;
    private final MemoryTable<Key, Schedule> schedules;

    private record Key(String cohort, String identifier) {
    }

    MemoryTrainings(Tables tables) {
        this.tables = tables;
        this.trainings = new MemoryTable<>(tables.database, Tables.BY_ID);
        this.funding = new MemoryTable<>(tables.database, Tables.BY_ID);
        this.schedules = new MemoryTable<>(tables.database, Comparator.comparing(Key::cohort).thenComparing(Key::identifier));
    }

    /** They are all that a rebuild reads again. */
    void forget() {
        trainings.clear();
        funding.clear();
        schedules.clear();
    }

    /** What is kept, by name. */
    Map<String, String> copies() {
        Map<String, String> copies = new TreeMap<>();
        trainings.rows().forEach(row -> copies.put("training/" + row.id(), row.toString()));
        funding.rows().forEach(row -> copies.put("funding/" + row.id(), row.toString()));
        schedules.rows().forEach(row -> copies.put("schedule/" + row.cohort() + "/" + row.identifier(), row.version() + " " + new TreeSet<>(row.milestones())));
        return copies;
    }

    @Override
    public Flux<UUID> trainings(List<Training> told) {
        return fold(trainings, told, Training::id, Training::version);
    }

    @Override
    public Flux<UUID> funding(List<Funding> told) {
        return fold(funding, told, Funding::id, Funding::version);
    }

    @Override
    public Mono<Boolean> schedule(Schedule told) {
        return Mono.fromSupplier(() -> stored(schedules, new Key(told.cohort(), told.identifier()), told, Schedule::version));
    }

    private static <V> Flux<UUID> fold(MemoryTable<UUID, V> table, List<V> told, Function<V, UUID> id, ToLongFunction<V> version) {
        return Flux.defer(() -> Flux.fromIterable(told.stream().filter(row -> stored(table, id.apply(row), row, version)).map(id).toList()));
    }

    private static <K, V> boolean stored(MemoryTable<K, V> table, K key, V row, ToLongFunction<V> version) {
        V known = table.get(key);
        if (known != null && version.applyAsLong(known) > version.applyAsLong(row)) {
            return false;
        }
        table.put(key, row);
        return true;
    }

    @Override
    public Mono<InTraining> of(LeadProviderId provider, Cohort cohort) {
        return Mono.fromSupplier(() -> {
            List<Training> with = trainings.where(row -> row.live() && row.leadProviderId().equals(provider.value())
                    && row.cohort().equals(cohort.identifier())).toList();
            Map<Trainees, Integer> groups = new LinkedHashMap<>();
            with.forEach(row -> groups.merge(alone(row), 1, Integer::sum));
            return new InTraining(groups.entrySet().stream().map(group -> times(group.getKey(), group.getValue())).toList(),
                    with.stream().allMatch(row -> schedules.has(scheduleOf(row))));
        });
    }

    private Trainees alone(Training row) {
        Funding verdict = funding.get(row.id());
        Schedule schedule = schedules.get(scheduleOf(row));
        Set<DeclarationType> declared = tables.declarations.where(each -> isOf(row, each.copy()))
                .map(each -> DeclarationType.of(each.copy().declarationType()).orElseThrow()).collect(Collectors.toSet());
        return new Trainees(row.courseIdentifier(), row.active(), verdict != null && verdict.fundable(),
                schedule == null ? Set.of() : schedule.milestones(), declared, 1);
    }

    private static boolean isOf(Training training, Copy declaration) {
        return declaration.participantId().equals(training.participantId())
                && declaration.courseIdentifier().equals(training.courseIdentifier()) && declaration.cohort().equals(training.cohort());
    }

    private static Key scheduleOf(Training row) {
        return new Key(row.cohort(), row.scheduleIdentifier());
    }

    private static Trainees times(Trainees one, int number) {
        return new Trainees(one.courseIdentifier(), one.active(), one.fundable(), one.milestones(), one.declared(), number);
    }
}
