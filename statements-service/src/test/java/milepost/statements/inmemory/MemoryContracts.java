package milepost.statements.inmemory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import milepost.platform.messaging.Versions;
import milepost.statements.application.Contracts;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.Current;
import milepost.statements.application.ProviderNotKnown;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.ContractId;
import milepost.statements.inmemory.Tables.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Contracts in memory. */
final class MemoryContracts implements Contracts, Current<Contract> {

    private static final int MOST_OF_PROVIDER = 1000;

    private static final Comparator<Named> BY_NAME_AND_COURSE = Comparator.comparing(Named::provider)
            .thenComparing(named -> named.contract().current().course().orElseThrow())
            .thenComparing(named -> named.contract().id().value(), Tables.BY_ID);

    private final Tables tables;
    private final Versions versions;

    MemoryContracts(Tables tables, Versions versions) {
        this.tables = tables;
        this.versions = versions;
    }

    @Override
    public Mono<Contract> find(ContractId id) {
        return Mono.fromSupplier(() -> tables.contracts.get(id.value()));
    }

    @Override
    public Mono<Contract> lock(ContractId id) {
        return find(id);
    }

    @Override
    public Mono<Contract> findTwin(Contract contract) {
        return Mono.defer(() -> Mono.justOrEmpty(twin(contract)));
    }

    private Optional<Contract> twin(Contract contract) {
        return tables.contracts.where(other -> !other.id().equals(contract.id())
                && other.leadProvider().equals(contract.leadProvider())
                && other.cohort().equals(contract.cohort())
                && other.current().isAboutTheSameAs(contract.current())).findFirst();
    }

    @Override
    public Flux<Named> ofCohort(Cohort cohort, @Nullable Named after, int limit) {
        return Flux.defer(() -> Flux.fromIterable(tables.contracts
                .where(contract -> contract.cohort().equals(cohort) && contract.current().course().isPresent())
                .map(this::named)
                .sorted(BY_NAME_AND_COURSE)
                .filter(each -> after == null || BY_NAME_AND_COURSE.compare(each, after) > 0)
                .limit(limit).toList()));
    }

    private Named named(Contract contract) {
        CatalogueRows.ProviderRow provider = tables.providers.get(contract.leadProvider().value());
        if (provider == null) {
            throw new ProviderNotKnown(contract.leadProvider());
        }
        return new Named(provider.name(), contract);
    }

    @Override
    public Mono<Contract> store(Contract contract) {
        return Mono.defer(() -> {
            Contract known = tables.contracts.get(contract.id().value());
            boolean raises = contract.current().number() > 1;
            if (raises ? known == null : known != null || twin(contract).isPresent()) {
                return Mono.empty();
            }
            return Mono.just(known == null ? inserted(contract) : raised(known, contract));
        });
    }

    private Contract inserted(Contract fresh) {
        Instant now = tables.database.now();
        return put(new Contract(fresh.leadProvider(), fresh.cohort(), fresh.current(), versions.next(fresh.version()), now, now));
    }

    private Contract raised(Contract known, Contract next) {
        return put(new Contract(known.leadProvider(), known.cohort(), next.current(), versions.next(next.version()), known.createdAt(),
                tables.after(known.updatedAt())));
    }

    /** Versions are only ever added. */
    private Contract put(Contract contract) {
        Part version = new Part(contract.id().value(), contract.current().number());
        if (tables.contractVersions.has(version)) {
            throw new DuplicateKeyException("contract_version_pkey");
        }
        tables.contracts.put(contract.id().value(), contract);
        tables.contractVersions.put(version, contract.current());
        return contract;
    }

    @Override
    public Flux<Contract> byIds(Collection<UUID> ids) {
        return Flux.defer(() -> Flux.fromIterable(tables.contracts.where(contract -> ids.contains(contract.id().value())).toList()));
    }

    @Override
    public Flux<Contract> ofProvider(UUID provider, Optional<String> cohort) {
        return Flux.defer(() -> Flux.fromIterable(tables.contracts
                .where(contract -> contract.leadProvider().value().equals(provider))
                .filter(contract -> cohort.map(contract.cohort().identifier()::equals).orElse(true))
                .limit(MOST_OF_PROVIDER).toList()));
    }

    @Override
    public Flux<Contract> after(@Nullable UUID id, int limit) {
        return Flux.defer(() -> Flux.fromIterable(tables.contracts.after(id).values().stream().limit(limit).toList()));
    }
}
