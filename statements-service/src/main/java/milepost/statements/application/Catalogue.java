package milepost.statements.application;

import milepost.statements.domain.Cohort;
import milepost.statements.domain.LeadProviderId;
import reactor.core.publisher.Mono;

/** Our copy of applications-service's catalogue. */
public interface Catalogue {

    /** Empty where we do not know the provider. */
    Mono<Provider> provider(LeadProviderId id);

    Mono<Boolean> knows(Cohort cohort);

    /** Both at once. */
    Mono<Known> knows(LeadProviderId provider, Cohort cohort);

    Mono<Boolean> knowsCourse(String identifier);

    record Known(boolean provider, boolean cohort) {
    }

    /** What money needs to know of a provider. */
    record Provider(LeadProviderId id, boolean vatRegistered, boolean invoicing) {
    }
}
