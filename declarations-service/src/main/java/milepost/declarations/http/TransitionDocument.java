package milepost.declarations.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import milepost.declarations.application.DeclarationHistories.Step;
import milepost.declarations.domain.DeclarationId;
import milepost.platform.web.Chunk;
import milepost.platform.web.Cursor;
import milepost.platform.web.Json;
import milepost.platform.web.StoredDocument;

/** One step of a declaration's history as v3 shows it: both times, and a role where somebody acted (decisions A13, D16). */
final class TransitionDocument {

    private static final String TYPE = "declaration-transition";

    private record Resource(UUID id, String type, Attributes attributes) {
    }

    private record Attributes(String state, String actor, String cause, Instant effectiveAt, Instant recordedAt) {
    }

    static StoredDocument of(DeclarationId declaration, Step step) {
        byte[] body = Json.bytes(new Resource(id(declaration, step), TYPE,
                new Attributes(step.state(), step.actor(), step.cause(), step.effectiveAt(), step.recordedAt())));
        return new StoredDocument(new UUID(0, step.nth()), step.recordedAt(), body);
    }

    /** Steps are only ever added, so that a place in the list is one of their numbers. */
    static long before(Chunk rows) {
        return switch (rows) {
            case Chunk.From(var offset, _) -> offset;
            case Chunk.After(Cursor(_, var id), _) -> Math.max(0, id.getLeastSignificantBits());
        };
    }

    /** A step has no id of its own; its declaration and its number name it, and tell nothing about anybody else's. */
    private static UUID id(DeclarationId declaration, Step step) {
        return UUID.nameUUIDFromBytes((declaration + " " + step.nth()).getBytes(StandardCharsets.UTF_8));
    }

    private TransitionDocument() {
    }
}
