package milepost.declarations.application;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps this service's copies of what others publish. */
public interface CopiesOfOthers {

    /** What is copied, by the kind of aggregate. */
    enum Kind {
        LEAD_PROVIDER, COURSE, COHORT, SCHEDULE, DELIVERY_PARTNER, PARTNERSHIP, PARTICIPANT, APPLICATION, ENROLMENT, CONTRACT, STATEMENT, LINE
    }

    /** A row to be kept, as JSON with one member per column. */
    record Told(long version, String row) {
    }

    /**
     * Stores rows of different aggregates, each unless a newer version is there.
     *
     * @return the keys of those that were stored, of several columns with a slash between them
     */
    Flux<String> fold(Kind kind, List<Told> rows);

    /** The same for one; false when a newer version was there. */
    default Mono<Boolean> fold(Kind kind, long version, String row) {
        return fold(kind, List.of(new Told(version, row))).hasElements();
    }
}
