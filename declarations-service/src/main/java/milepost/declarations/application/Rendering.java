package milepost.declarations.application;

import java.time.Instant;
import milepost.declarations.domain.Declaration;

/** Renders a declaration as v3 shows it. */
public interface Rendering {

    /** Raised with every change of the document's shape; documents of an older one are rendered again. */
    int shape();

    byte[] render(Declaration declaration, Names names, Instant createdAt, Instant updatedAt);

    /** Equal for documents that differ in nothing but {@code updated_at}. */
    String contentHash(Declaration declaration, Names names, Instant createdAt);
}
