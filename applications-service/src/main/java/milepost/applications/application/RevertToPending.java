package milepost.applications.application;

import java.util.List;
import java.util.Map;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.application.Peers.Doubt;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationCommand;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.ApplicationLifecycle;
import milepost.applications.domain.ApplicationLifecycle.Step;
import milepost.applications.domain.ApplicationState;
import milepost.applications.domain.FundedPlaceRule;
import milepost.applications.domain.FundedPlaces;
import milepost.applications.domain.HeardDeclaration;
import milepost.applications.domain.Refusal;
import milepost.applications.domain.catalogue.Cohort;
import milepost.applications.domain.catalogue.EntryKey;
import reactor.core.publisher.Mono;

/** An operator takes an acceptance or a rejection back (facts/npq 3.8, decisions B1 and B5a). */
public final class RevertToPending {

    /** Decision D0; what makes it refuse is named. */
    private static final Refusal DECLARED = new Refusal("application", FundedPlaceRule.LIVE_DECLARATIONS,
            "The application has declarations that count; they have to be voided first.");

    private final Applications applications;
    private final Catalogue catalogue;
    private final DeclarationsHeard declarations;
    private final RecordChanges changes;
    private final Peers peers;

    public RevertToPending(Applications applications, Catalogue catalogue, DeclarationsHeard declarations, RecordChanges changes, Peers peers) {
        this.applications = applications;
        this.catalogue = catalogue;
        this.declarations = declarations;
        this.changes = changes;
        this.peers = peers;
    }

    /** How it went. */
    public sealed interface Outcome {

        record Reverted(Stored application) implements Outcome {
        }

        record NotFound() implements Outcome {
        }

        record Refused(Refusal refusal) implements Outcome {
        }
    }

    /** Runs inside the transaction of the command. */
    public Mono<Outcome> revert(ApplicationId id, Change change) {
        return Held.of(applications, id)
                .flatMap(held -> switch (ApplicationLifecycle.decide(held.application().state(), new ApplicationCommand.RevertToPending())) {
                    case Step.Moved(var pending) -> unlessDeclared(held, pending, change);
                    case Step.Unchanged() -> Mono.<Outcome>just(new Outcome.Reverted(held.mine()));
                    case Step.Refused(var code) -> throw new IllegalStateException("a return to pending is never refused by the state: " + code);
                })
                .switchIfEmpty(Mono.just(new Outcome.NotFound()));
    }

    /** That there are live declarations rests on copies. */
    private Mono<Outcome> unlessDeclared(Held held, ApplicationState pending, Change change) {
        ApplicationId id = held.application().id();
        return declarations.of(id)
                .map(all -> all.stream().filter(HeardDeclaration::isLive).map(it -> it.id().toString()).toList())
                .flatMap(live -> live.isEmpty() ? become(held, pending, change)
                        : peers.confirm(List.of(new Doubt.AboutDeclarations(id))).thenReturn(new Outcome.Refused(DECLARED.with(Map.of("declaration_ids", live)))));
    }

    private Mono<Outcome> become(Held held, ApplicationState pending, Change change) {
        Application is = held.application();
        return catalogue.find(EntryKey.of(is.cohort())).map(stored -> (Cohort) stored.entry())
                .map(cohort -> is.inState(pending, FundedPlaces.whenReceived(cohort.funding()), change.effectiveAt()))
                .flatMap(after -> held.become(after, changes, change))
                .map(Outcome.Reverted::new);
    }
}
