package milepost.platform.web;

/** Which page of a list is asked for, by number or after a cursor (decision A9). */
public sealed interface PageRequest {

    int perPage();

    /** So many rows from where the page begins. */
    Chunk beginning(int rows);

    /** The old way; served from an index of ids. */
    record ByNumber(int page, int perPage) implements PageRequest {
        @Override
        public Chunk beginning(int rows) {
            return new Chunk.From((long) (page - 1) * perPage, rows);
        }
    }

    /** Keyset paging: everything after the cursor in the list's order. */
    record After(Cursor cursor, int perPage) implements PageRequest {
        @Override
        public Chunk beginning(int rows) {
            return new Chunk.After(cursor, rows);
        }
    }
}
