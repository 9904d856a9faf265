package milepost.statements.application;

import java.util.Collection;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.Course;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.pricing.ecf.CohortRules;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Our copy of applications-service's catalogue. */
public interface Catalogue {

    /** Empty where we do not know the provider. */
    Mono<Provider> provider(LeadProviderId id);

    /** Empty where we do not know the provider. */
    Mono<String> nameOf(LeadProviderId id);

    Mono<Boolean> knows(Cohort cohort);

    /** Both at once. */
    Mono<Known> knows(LeadProviderId provider, Cohort cohort);

    /** Empty where we do not know it. */
    Mono<Course> course(String identifier);

    /** What the cohort says about money; empty where we do not know, as with a copy from before that was kept. */
    Mono<CohortRules> rules(Cohort cohort);

    /** Whether there is a copy from before. */
    Mono<Boolean> anyWithoutRules();

    /** The providers of these names; a name may be that of several. */
    Flux<NamedProvider> providersNamed(Collection<String> names);

    /** Those of these courses that we know. */
    Flux<Course> courses(Collection<String> identifiers);

    record NamedProvider(LeadProviderId id, String name) {
    }

    record Known(boolean provider, boolean cohort) {
    }

    /** What money needs to know of a provider. */
    record Provider(LeadProviderId id, boolean vatRegistered, boolean invoicing) {
    }
}
