package milepost.statements.messaging;

import java.util.List;
import java.util.Map;
import milepost.platform.messaging.AskTheOwner;
import milepost.platform.messaging.Question;
import milepost.statements.application.Peers;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.LeadProviderId;
import reactor.core.publisher.Mono;

/** Asks applications-service. */
public final class OwnersOfTheCatalogue implements Peers {

    private static final String OWNER = "applications-service";

    private final AskTheOwner askTheOwner;

    public OwnersOfTheCatalogue(AskTheOwner askTheOwner) {
        this.askTheOwner = askTheOwner;
    }

    @Override
    public Mono<Void> confirmProvider(LeadProviderId id) {
        return ask("lead-providers", Map.of("ids", id.toString()));
    }

    @Override
    public Mono<Void> confirmProviders() {
        return ask("lead-providers", Map.of());
    }

    @Override
    public Mono<Void> confirmCohorts() {
        return ask("cohorts", Map.of());
    }

    @Override
    public Mono<Void> confirmCourses() {
        return ask("courses", Map.of());
    }

    @Override
    public Mono<Void> confirmSchedules(Cohort cohort) {
        return ask("schedules", Map.of("cohort", cohort.identifier()));
    }

    private Mono<Void> ask(String aggregate, Map<String, String> criteria) {
        return askTheOwner.confirm(List.of(new Question(OWNER, aggregate, criteria)));
    }
}
