package milepost.statements.application;

import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Mono;

/** Whether a payment has to wait for an invoice: where the provider invoices, one has to stand that is still equal or accepted (decision E9). */
public final class InvoiceOutstanding {

    private final Catalogue catalogue;
    private final Peers peers;
    private final Invoices invoices;

    public InvoiceOutstanding(Catalogue catalogue, Peers peers, Invoices invoices) {
        this.catalogue = catalogue;
        this.peers = peers;
        this.invoices = invoices;
    }

    /** Under the statement's lock. That a provider invoices is a copy: its owner is asked before a payment is refused by it. */
    Mono<Boolean> on(Statement statement, Figures figures) {
        LeadProviderId provider = statement.terms().leadProvider();
        return catalogue.provider(provider)
                .switchIfEmpty(Mono.defer(() -> peers.confirmProvider(provider).then(Mono.error(() -> new ProviderNotKnown(provider)))))
                .flatMap(known -> known.invoicing() ? missing(statement, figures) : Mono.just(false))
                .flatMap(outstanding -> outstanding ? peers.confirmProvider(provider).thenReturn(true) : Mono.just(false));
    }

    private Mono<Boolean> missing(Statement statement, Figures figures) {
        return invoices.standing(statement.id()).map(invoice -> !invoice.covers(figures)).defaultIfEmpty(true);
    }
}
