package milepost.statements.application;

import java.util.UUID;
import milepost.statements.domain.pricing.ecf.CohortRules;
import reactor.core.publisher.Mono;

/** Stores what we keep of the catalogue; each answers whether it was new enough to be stored. */
public interface CatalogueCopies {

    Mono<Boolean> provider(UUID id, String name, boolean vatRegistered, boolean invoicing, long version);

    Mono<Boolean> course(String identifier, String group, long version);

    Mono<Boolean> cohort(String identifier, int startYear, CohortRules rules, long version);
}
