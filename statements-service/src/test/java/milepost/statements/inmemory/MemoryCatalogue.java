package milepost.statements.inmemory;

import java.util.Collection;
import milepost.statements.application.Catalogue;
import milepost.statements.application.Catalogue.Provider;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.Course;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.pricing.ecf.CohortRules;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the copies of the catalogue. */
final class MemoryCatalogue implements Catalogue {

    private final Tables tables;

    MemoryCatalogue(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Mono<Provider> provider(LeadProviderId id) {
        return Mono.fromSupplier(() -> tables.providers.get(id.value()))
                .map(row -> new Provider(id, row.vatRegistered(), row.invoicing()));
    }

    @Override
    public Mono<String> nameOf(LeadProviderId id) {
        return Mono.fromSupplier(() -> tables.providers.get(id.value())).map(CatalogueRows.ProviderRow::name);
    }

    @Override
    public Mono<Boolean> knows(Cohort cohort) {
        return Mono.fromSupplier(() -> tables.cohorts.has(cohort.identifier()));
    }

    @Override
    public Mono<Known> knows(LeadProviderId provider, Cohort cohort) {
        return Mono.fromSupplier(() -> new Known(tables.providers.has(provider.value()), tables.cohorts.has(cohort.identifier())));
    }

    @Override
    public Mono<Course> course(String identifier) {
        return Mono.fromSupplier(() -> tables.courses.get(identifier)).map(row -> new Course(identifier, row.group()));
    }

    @Override
    public Mono<CohortRules> rules(Cohort cohort) {
        return Mono.fromSupplier(() -> tables.cohorts.get(cohort.identifier())).map(CatalogueRows.CohortRow::rules);
    }

    /** There are none from before. */
    @Override
    public Mono<Boolean> anyWithoutRules() {
        return Mono.just(false);
    }

    @Override
    public Flux<NamedProvider> providersNamed(Collection<String> names) {
        return Flux.defer(() -> Flux.fromIterable(tables.providers.where(row -> names.contains(row.name()))
                .map(row -> new NamedProvider(new LeadProviderId(row.id()), row.name())).toList()));
    }

    @Override
    public Flux<Course> courses(Collection<String> identifiers) {
        return Flux.defer(() -> Flux.fromIterable(tables.courses.where(row -> identifiers.contains(row.identifier()))
                .map(row -> new Course(row.identifier(), row.group())).toList()));
    }
}
