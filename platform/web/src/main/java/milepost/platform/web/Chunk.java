package milepost.platform.web;

/** The rows of a list that one query reads. */
public sealed interface Chunk {

    int limit();

    /** From a place in the list that is told by its number. */
    record From(long offset, int limit) implements Chunk {}

    /** Keyset paging: what follows a row in the list's order. */
    record After(Cursor row, int limit) implements Chunk {}
}
