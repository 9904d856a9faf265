package milepost.statements.application;

import milepost.statements.domain.LeadProviderId;

/**
 * The copy of a provider whose statement stands here is missing, as it is while copies are made anew: nothing can be priced before
 * it is known whether VAT is due.
 */
public final class ProviderNotKnown extends RuntimeException {

    public ProviderNotKnown(LeadProviderId provider) {
        super("the copy of lead provider " + provider + " is missing");
    }
}
