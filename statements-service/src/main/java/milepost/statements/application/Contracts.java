package milepost.statements.application;

import java.time.Instant;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.pricing.Agreement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The contracts and their versions. */
public interface Contracts {

    Mono<Contract> find(ContractId id);

    /** The contract, its row locked. */
    Mono<Contract> lock(ContractId id);

    /** Another contract for the same provider, cohort, kind and course. */
    Mono<Contract> findTwin(Contract contract);

    /** The NPQ contracts of the cohort with the names of their providers, a page in the order of names and courses. */
    Flux<Named> ofCohort(Cohort cohort, @Nullable Named after, int limit);

    /** Stores a new contract or adds a version; answers it as stored, empty where a twin came first. */
    Mono<Contract> store(Contract contract);

    /** A contract and the name of its provider. */
    record Named(String provider, Contract contract) {
    }

    /** A contract with the version open statements follow; {@code version} counts snapshots, not terms. */
    record Contract(
            LeadProviderId leadProvider, Cohort cohort, Agreement current, long version, Instant createdAt, Instant updatedAt) {

        public ContractId id() {
            return current.id();
        }
    }
}
