package milepost.applications.http;

import milepost.applications.application.ListApplications.Part;
import milepost.platform.web.Chunk;
import milepost.platform.web.Cursor;

/** Which part of a list a query reads. */
final class Parts {

    private Parts() {
    }

    static Part of(Chunk chunk) {
        return switch (chunk) {
            case Chunk.From(var offset, var limit) -> new Part.Numbered(offset, limit);
            case Chunk.After(Cursor(var at, var id), var limit) -> new Part.After(at, id, limit);
        };
    }
}
