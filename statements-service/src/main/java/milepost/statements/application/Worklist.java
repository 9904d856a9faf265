package milepost.statements.application;

import java.time.Instant;
import reactor.core.publisher.Flux;

/** What only a person can settle, as far as this service knows. */
public interface Worklist {

    Flux<Item> items();

    record Item(String kind, String subjectType, String subjectId, Instant since, String detail) {
    }
}
