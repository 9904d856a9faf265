package milepost.statements.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stored documents of a provider's statements; whoever asks names the provider. */
public interface ProviderStatements {

    Mono<Document> find(LeadProviderId provider, StatementId id);

    /** In the order of payment date, then id. */
    Flux<Document> page(LeadProviderId provider, Filter filter, Place from, int limit);

    /** @param type as it was asked for: what is no type of statement matches nothing */
    record Filter(List<String> cohortYears, Optional<Instant> updatedSince, boolean outputFee, Optional<String> type) {
    }

    /** Where a page starts: after a row, or past a number of rows. */
    sealed interface Place {

        record After(LocalDate paymentDate, StatementId id) implements Place {
        }

        record Past(long rows) implements Place {
        }
    }

    record Document(StatementId id, LocalDate paymentDate, byte[] body, String etag) {
    }
}
