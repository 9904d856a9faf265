package milepost.declarations.application;

import reactor.core.publisher.Mono;

/** Keeps this service's copies of what others publish. */
public interface CopiesOfOthers {

    /** What is copied, by the kind of aggregate. */
    enum Kind {
        LEAD_PROVIDER, COURSE, COHORT, SCHEDULE, DELIVERY_PARTNER, PARTNERSHIP, PARTICIPANT, APPLICATION, ENROLMENT, CONTRACT, STATEMENT, LINE
    }

    /** Stores a row, given as JSON with one member per column, unless a newer version is there; false when it was. */
    Mono<Boolean> fold(Kind kind, long version, String row);
}
