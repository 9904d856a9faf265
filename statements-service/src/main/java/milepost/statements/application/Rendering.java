package milepost.statements.application;

import java.time.Instant;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.statement.Statement;

/** Renders what a provider sees of a statement. */
public interface Rendering {

    /** Raised when the document's shape changes; older ones are rendered again. */
    int shape();

    byte[] render(Statement statement, Figures figures, Instant updatedAt);
}
