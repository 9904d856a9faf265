package milepost.statements.messaging;

import java.util.Set;
import java.util.UUID;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.statements.application.CatalogueCopies;
import milepost.statements.application.CohortChanged;
import milepost.statements.application.ProviderChanged;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.pricing.ecf.CohortRules;
import reactor.core.publisher.Mono;

/** What we keep of the catalogue: providers, courses, cohorts; everything else in it is not for us. */
public final class CatalogueProjection implements Projection {

    private static final String PROVIDER = "milepost.lead-provider.v1";
    private static final String COURSE = "milepost.course.v1";
    private static final String COHORT = "milepost.cohort.v1";
    private static final Set<String> USED = Set.of("milepost.lead-provider", "milepost.course", "milepost.cohort");

    private final CatalogueCopies copies;
    private final ProviderChanged providerChanged;
    private final CohortChanged cohortChanged;

    public CatalogueProjection(CatalogueCopies copies, ProviderChanged providerChanged, CohortChanged cohortChanged) {
        this.copies = copies;
        this.providerChanged = providerChanged;
        this.cohortChanged = cohortChanged;
    }

    @Override
    public String topic() {
        return "milepost.catalogue";
    }

    @Override
    public Mono<Boolean> fold(Snapshot snapshot) {
        return Mono.defer(() -> switch (snapshot.type()) {
            case PROVIDER -> {
                Provider provider = Read.body(snapshot, PROVIDER, Provider.class);
                yield copies.provider(
                        provider.id(), provider.name(), provider.vatRegistered(), provider.invoicing(), snapshot.version());
            }
            case COURSE -> {
                Course course = Read.body(snapshot, COURSE, Course.class);
                yield copies.course(course.identifier(), course.group(), snapshot.version());
            }
            case COHORT -> {
                Cohort cohort = Read.body(snapshot, COHORT, Cohort.class);
                yield copies.cohort(cohort.identifier(), cohort.startYear(), new CohortRules(cohort.uplifts(), cohort.mentorFunding()), snapshot.version());
            }
            default -> passedOver(snapshot.type());
        });
    }

    /** What we have no use for; of what we do use, a version that we cannot read would be missed for good. */
    private static Mono<Boolean> passedOver(String type) {
        if (USED.contains(type.replaceFirst("[.]v\\d+$", ""))) {
            throw new PoisonRecord("the type " + type + " is not known on milepost.catalogue");
        }
        return Mono.just(false);
    }

    /** VAT is part of every forecast, and so is whether uplifts are paid and mentors funded. */
    @Override
    public Mono<Void> converge(Snapshot snapshot) {
        return switch (snapshot.type()) {
            case PROVIDER -> providerChanged.run(new LeadProviderId(Read.body(snapshot, PROVIDER, Provider.class).id()));
            case COHORT -> cohortChanged.run(new milepost.statements.domain.Cohort(Read.body(snapshot, COHORT, Cohort.class).identifier()));
            default -> Mono.empty();
        };
    }

    private record Provider(UUID id, String name, boolean vatRegistered, boolean invoicing) {
    }

    private record Course(String identifier, String group) {
    }

    private record Cohort(String identifier, int startYear, boolean uplifts, boolean mentorFunding) {
    }
}
