package milepost.declarations.http;

import milepost.declarations.application.DeclarationDocuments.Start;
import milepost.platform.web.Chunk;
import milepost.platform.web.Cursor;

/** Where in a list a query starts. */
final class Starts {

    private Starts() {
    }

    static Start of(Chunk rows) {
        return switch (rows) {
            case Chunk.From(var offset, _) -> new Start.Skipping(offset);
            case Chunk.After(Cursor(var at, var id), _) -> new Start.After(at, id);
        };
    }
}
