package milepost.statements.application;

import java.util.List;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.ReportedLine;
import milepost.statements.domain.pricing.VoidedLine;
import milepost.statements.domain.pricing.ecf.Fill;
import milepost.statements.domain.statement.Statement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The lines of a statement a few at a time, for whoever needs all of them and would not hold them all; the amounts are those that are shown. */
public interface ReportedLines {

    /** Finds out once which lines stand on it, in which order, and what prices them. */
    Mono<Pages> of(Statement statement);

    /** The declarations that were voided while they stood on it, in the order in which that happened. */
    Flux<VoidedLine> voided(StatementId id);

    /** All lines, in {@link ReportedLine#of their order}. */
    interface Pages {

        /**
         * Empty after the last one.
         *
         * @param before null at the beginning
         */
        Mono<Page> next(@Nullable Page before, int limit);
    }

    /**
     * Some of them.
     *
     * @param until how many have been read
     * @param taken the places of bands that are taken so far
     */
    record Page(List<ReportedLine> lines, int until, Fill taken) {
    }
}
