package milepost.declarations.application;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import milepost.declarations.domain.Convergence;
import milepost.declarations.domain.Convergence.Converged;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.Outcome;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.Visibility;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Writes a declaration down: row, history, documents and outbox in one go, each only where it changed. */
public final class Bookkeeping {

    private final Declarations declarations;
    private final Publishing publishing;
    private final Rendering rendering;
    private final Numbering numbering;

    public Bookkeeping(Declarations declarations, Publishing publishing, Rendering rendering, Numbering numbering) {
        this.declarations = declarations;
        this.publishing = publishing;
        this.rendering = rendering;
        this.numbering = numbering;
    }

    /** A declaration that was just taken. */
    Mono<Entry> open(Converged taken, Around around) {
        Declaration declaration = taken.declaration();
        List<Entry.Document> documents = documents(null, taken, around, around.now(), false);
        Entry entry = new Entry(declaration, numbering.first(), around.versions(), around.now(), around.now(), true, taken.steps(),
                declaration.outcome(), documents, taken.viewers(), taken.concerns(), turnsAt(declaration, around), around.now());
        return write(List.of(entry)).thenReturn(entry);
    }

    /** A declaration that was looked at again; the answer says whether anything changed, and holds only documents that did. */
    Mono<Entry> amend(Kept before, Converged after, Around around) {
        Entry entry = amended(before, after, around);
        return write(List.of(entry)).thenReturn(entry);
    }

    /** What is to be written of a declaration that was looked at again. */
    Entry amended(Kept before, Converged after, Around around) {
        Instant stamp = stamp(before, around);
        Declaration declaration = after.declaration().withOutcomeVoidedWhereTakenBack(stamp);
        boolean changed = !declaration.equals(before.declaration());
        Outcome added = Objects.equals(declaration.outcome(), before.declaration().outcome()) ? null : declaration.outcome();
        Instant updatedAt = changed ? stamp : before.updatedAt();
        Converged settled = new Converged(declaration, after.steps(), after.viewers(), after.concerns());
        return new Entry(declaration, changed ? numbering.next(before.version()) : before.version(), around.versions(),
                before.createdAt(), updatedAt, changed, after.steps(), added,
                documents(before, settled, around, before.createdAt(), added != null), after.viewers(), after.concerns(),
                turnsAt(declaration, around), around.now());
    }

    /** All of it at once, each told to the others where it changed. */
    Mono<Void> write(List<Entry> entries) {
        List<Publishing.Published> changed = entries.stream().filter(Entry::changed).map(Entry::published).toList();
        return declarations.store(entries).then(changed.isEmpty() ? Mono.empty() : publishing.publish(changed));
    }

    /** A declaration as it had been told, newer than its row; providers see it under the {@code updated_at} that they may know already. */
    Mono<Entry> takeBack(Publishing.Published told, @Nullable Outcome before, Declarations.Loaded loaded) {
        Declaration declaration = told.declaration();
        Kept kept = loaded.kept();
        Set<ProviderId> viewers = Visibility.viewers(declaration, loaded.around().facts().trainingOrNull());
        String hash = rendering.contentHash(declaration, loaded.around().names(), told.createdAt());
        List<Entry.Document> documents = viewers.stream()
                .filter(viewer -> kept.documentOf(viewer).filter(it -> it.contentHash().equals(hash) && it.shape() == rendering.shape()).isEmpty())
                .map(viewer -> {
                    Instant updatedAt = kept.documentOf(viewer).map(it -> later(told.updatedAt(), it.updatedAt())).orElse(told.updatedAt());
                    return new Entry.Document(viewer, rendering.render(declaration, loaded.around().names(), told.createdAt(), updatedAt),
                            hash, rendering.shape(), updatedAt);
                }).toList();
        Entry entry = new Entry(declaration, numbering.next(told.version()), Seen.NOTHING, told.createdAt(), told.updatedAt(), true,
                List.of(TakeBackDeclaration.step(declaration)), Objects.equals(before, declaration.outcome()) ? null : declaration.outcome(),
                documents, viewers, Set.of(), turnsAt(declaration, loaded.around()), loaded.around().now());
        return write(List.of(entry)).thenReturn(entry);
    }

    private List<Entry.Document> documents(@Nullable Kept before, Converged after, Around around, Instant createdAt,
                                           boolean outcomeAdded) {
        String hash = rendering.contentHash(after.declaration(), around.names(), createdAt);
        List<Entry.Document> documents = new ArrayList<>();
        for (ProviderId viewer : after.viewers()) {
            Kept.KeptDocument kept = before == null ? null : before.documentOf(viewer).orElse(null);
            // another outcome moves updated_at, even one that leaves has_passed as it was (facts/npq 2.3)
            boolean same = kept != null && kept.contentHash().equals(hash) && !outcomeAdded;
            if (same && kept.shape() == rendering.shape()) {
                continue;
            }
            // a new shape shows the same facts: it does not move updated_at
            boolean reshaped = kept != null && kept.shape() != rendering.shape() && after.declaration().equals(before.declaration());
            Instant updatedAt = kept == null ? around.now() : reshaped || same ? kept.updatedAt() : later(around.now(), kept.updatedAt());
            documents.add(new Entry.Document(viewer, rendering.render(after.declaration(), around.names(), createdAt, updatedAt),
                    hash, rendering.shape(), updatedAt));
        }
        return documents;
    }

    private static @Nullable Instant turnsAt(Declaration declaration, Around around) {
        return Convergence.turnsAt(declaration, around.facts().trainingOrNull(), around.now()).orElse(null);
    }

    /** When what is written now is said to have happened: later than whatever was written before. */
    static Instant stamp(Kept before, Around around) {
        return later(around.now(), before.updatedAt());
    }

    private static Instant later(Instant now, Instant previous) {
        Instant next = previous.plus(1, ChronoUnit.MICROS);
        return now.isAfter(next) ? now : next;
    }
}
