package milepost.platform.web;

/** Which page of a list is asked for, by number or after a cursor (decision A9). */
public sealed interface PageRequest {

    int perPage();

    /** Rows to fetch: one more than shown, so that the page knows whether another follows. */
    default int limit() {
        return perPage() + 1;
    }

    /** The old way; served from an index of ids. */
    record ByNumber(int page, int perPage) implements PageRequest {
        public long offset() {
            return (long) (page - 1) * perPage;
        }
    }

    /** Keyset paging: everything after the cursor in the list's order. */
    record After(Cursor cursor, int perPage) implements PageRequest {}
}
