package milepost.statements.application;

import java.time.Instant;
import milepost.statements.domain.InvoiceId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.invoice.Invoice;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The invoices and their history. Whoever changes one holds its statement's lock, or that of its journal, so that the figures it was
 * held against stand.
 */
public interface Invoices {

    Mono<Invoice> find(InvoiceId id);

    Mono<Invoice> findByNumber(LeadProviderId provider, String number);

    /** The statement's invoice that no other one superseded; empty where there is none. */
    Mono<Invoice> standing(StatementId id);

    /** Adds a new one; answers it as stored, empty where the provider has used its number. */
    Mono<Invoice> add(Invoice invoice, Step first);

    /** Stores an invoice's new state and answers it as stored. */
    Mono<Invoice> store(Invoice invoice, Step step);

    /** A provider's invoices for one of its statements, in the order in which they came. */
    Flux<Invoice> page(LeadProviderId provider, StatementId id, Place from, int limit);

    /** From the first step to the last. */
    Flux<Past> history(InvoiceId id);

    /** What happened, and who did it. */
    record Step(Actor actor, String cause, Instant effectiveAt) {
    }

    /** A step of the history: what the invoice became. */
    record Past(String state, Step step, Instant recordedAt) {
    }

    /** Who can do something to an invoice. */
    enum Actor {
        PROVIDER("provider"),
        FINANCE("finance"),
        SYSTEM("system");

        private final String code;

        Actor(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Where a page starts: after an invoice, or past a number of them. */
    sealed interface Place {

        record After(Instant createdAt, InvoiceId id) implements Place {
        }

        record Past(long rows) implements Place {
        }
    }
}
