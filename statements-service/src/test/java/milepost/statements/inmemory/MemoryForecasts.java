package milepost.statements.inmemory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import milepost.platform.simulation.MemorySequence;
import milepost.statements.application.Forecasts;
import milepost.statements.application.Rendering;
import milepost.statements.domain.Family;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementTerms;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Noted changes and rendered documents in memory. */
final class MemoryForecasts implements Forecasts {

    private final Tables tables;
    private final Rendering rendering;
    private final MemorySequence noted;
    private final Map<StatementId, Shown> shown = new HashMap<>();

    MemoryForecasts(Tables tables, Rendering rendering) {
        this.tables = tables;
        this.rendering = rendering;
        this.noted = new MemorySequence(tables.database);
    }

    @Override
    public Mono<Void> changed(Collection<StatementId> ids) {
        return Mono.fromRunnable(() -> {
            Set<StatementId> all = new LinkedHashSet<>(ids);
            ids.forEach(id -> others(id).forEach(all::add));
            all.forEach(id -> tables.changes.put(noted.next(), id));
        });
    }

    /** What one ECF statement takes of the bands, the others find taken. */
    private Stream<StatementId> others(StatementId id) {
        Statement changed = tables.statements.get(id.value());
        return changed == null || changed.terms().family() != Family.ECF ? Stream.empty()
                : tables.statements.where(other -> other.isOpen() && other.terms().family() == Family.ECF
                                && other.terms().leadProvider().equals(changed.terms().leadProvider())
                                && other.terms().cohort().equals(changed.terms().cohort())
                                && tables.linesOn(other.id()).findAny().isPresent())
                        .map(Statement::id);
    }

    @Override
    public Flux<StatementId> pending(int limit, Collection<StatementId> except) {
        return Flux.defer(() -> Flux.fromIterable(tables.changes.rows().stream().distinct().filter(id -> !except.contains(id)).limit(limit).toList()));
    }

    @Override
    public Mono<Void> take(StatementId id) {
        return Mono.fromRunnable(() -> tables.changes.after(null).entrySet().stream()
                .filter(change -> change.getValue().equals(id)).map(Map.Entry::getKey).toList()
                .forEach(tables.changes::remove));
    }

    @Override
    public Mono<Void> render(Statement statement, Figures figures) {
        return Mono.fromRunnable(() -> {
            DocumentRow known = tables.documents.get(statement.id().value());
            Shown same = new Shown(statement, figures, known);
            if (known != null && same.equals(shown.get(statement.id()))) {
                return;
            }
            StatementTerms terms = statement.terms();
            String content = text(rendering.render(statement, figures, Instant.EPOCH)) + ":" + rendering.shape() + ":" + terms.outputFee();
            if (known != null && known.content().equals(content)) {
                shown.put(statement.id(), same);
                return;
            }
            Instant now = tables.after(known == null ? null : known.updatedAt());
            DocumentRow next = new DocumentRow(statement.id(), terms.leadProvider(), terms.cohort(), terms.outputFee(),
                    terms.paymentDate(), statement.state().code(), figures.total(), content, () -> rendering.render(statement, figures, now), now);
            tables.documents.put(statement.id().value(), next);
            shown.put(statement.id(), new Shown(statement, figures, next));
        });
    }

    /** The same as last time looks as it did then. */
    private record Shown(Statement statement, Figures figures, @Nullable DocumentRow as) {
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
