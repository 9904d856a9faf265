package milepost.statements.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.placement.PlacedDeclaration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The declarations we heard of and the lines they have. */
public interface DeclarationLines {

    /** A declaration and the statement on which its payment line goes, and when that was said. */
    record Attachment(PlacedDeclaration declaration, StatementId to, Instant at) {

        /** As of its latest change. */
        public Attachment(PlacedDeclaration declaration, StatementId to) {
            this(declaration, to, declaration.effectiveAt());
        }
    }

    /** The declarations and their lines, their rows locked in the order of their ids; without those we never heard of. */
    Flux<PlacedDeclaration> lock(Collection<DeclarationId> ids);

    /** The same for one. */
    default Mono<PlacedDeclaration> lock(DeclarationId id) {
        return lock(List.of(id)).singleOrEmpty();
    }

    Mono<Void> attach(List<Attachment> attachments);

    /** Takes back what the paid line paid. */
    Mono<Void> refund(PlacedDeclaration declaration, PlacedDeclaration.Line paid, StatementId on);

    /** Voids the line; answers what it was worth where it had been priced, and what now earns in its place. */
    Mono<VoidedWorth> voidLine(PlacedDeclaration.Line line, Instant at, String reason, long sourceVersion);

    /** Notes that the declaration waits, or no longer does. */
    Mono<Void> await(DeclarationId id, Optional<Waiting> what);

    /** Gives the declarations' lines a new version and answers them as they now are; the caller publishes them. */
    Flux<PublishedLines> next(Collection<DeclarationId> ids);

    /** Locks up to {@code limit} declarations on the statement whose lines do not tell its state yet; skips those in use. */
    Flux<DeclarationId> lockUntold(StatementId id, int limit);

    Mono<Boolean> anyUntold(StatementId id);
}
