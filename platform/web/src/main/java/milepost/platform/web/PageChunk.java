package milepost.platform.web;

import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A part of a page as one query found it. Pages up to {@link #ROWS} are one chunk.
 *
 * @param before how many of the page's documents stand in the chunks before
 * @param limit  how many were asked for; of the last chunk one more than the page shows, which says that there is a next page
 */
record PageChunk(PageRequest page, int before, int limit, List<StoredDocument> found) {

    /** The cost of a query hardly counts among so many documents, and a few of these are held for each client. */
    static final int ROWS = 500;

    /** A page's first chunk. */
    static Mono<PageChunk> first(PageRequest page, Function<Chunk, Flux<StoredDocument>> rows) {
        int limit = limit(page.perPage());
        return of(page, 0, limit, rows.apply(page.beginning(limit)).collectList());
    }

    /** A page in one. */
    static Mono<PageChunk> whole(PageRequest page, Function<Chunk, Flux<StoredDocument>> rows) {
        int limit = page.perPage() + 1;
        return of(page, 0, limit, rows.apply(page.beginning(limit)).collectList());
    }

    /** The chunk after this one; empty after the last. */
    Mono<PageChunk> next(Function<Chunk, Flux<StoredDocument>> rows) {
        if (isLast()) {
            return Mono.empty();
        }
        int told = before + found.size();
        int limit = limit(page.perPage() - told);
        var wanted = new Chunk.After(found.getLast().place(), limit);
        return of(page, told, limit, Chunks.gathered(Flux.defer(() -> rows.apply(wanted))));
    }

    private static Mono<PageChunk> of(PageRequest page, int before, int limit, Mono<List<StoredDocument>> query) {
        return query.map(found -> new PageChunk(page, before, limit, found));
    }

    boolean isLast() {
        return found.size() < limit || hasNextPage();
    }

    boolean hasNextPage() {
        return before + found.size() > page.perPage();
    }

    List<StoredDocument> shown() {
        return hasNextPage() ? found.subList(0, page.perPage() - before) : found;
    }

    /** @param left how many documents the page still takes */
    private static int limit(int left) {
        return left <= ROWS ? left + 1 : ROWS;
    }
}
