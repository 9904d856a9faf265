package milepost.statements.application;

import milepost.statements.domain.Cohort;
import milepost.statements.domain.LeadProviderId;
import reactor.core.publisher.Mono;

/** Convergence rule 4: before we refuse on the strength of a copy, its owner is asked once. */
public interface Peers {

    Mono<Void> confirmProvider(LeadProviderId id);

    Mono<Void> confirmProviders();

    Mono<Void> confirmCohorts();

    Mono<Void> confirmCourses();

    Mono<Void> confirmSchedules(Cohort cohort);
}
