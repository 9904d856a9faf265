package milepost.applications.application;

import java.util.List;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.application.Peers.Doubt;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.catalogue.LeadProviderId;
import reactor.core.publisher.Mono;

/** Finds an application for the provider that holds it; for everybody else it does not exist. */
public final class FindApplication {

    private final Applications applications;
    private final Peers peers;
    private final Documents documents;

    public FindApplication(Applications applications, Peers peers, Documents documents) {
        this.applications = applications;
        this.peers = peers;
        this.documents = documents;
    }

    /** Empty when the provider does not hold it, after asking whether an accepted one has moved to it. */
    public Mono<Stored> held(ApplicationId id, LeadProviderId provider) {
        return applications.find(id, provider).map(this::inPresentShape).flatMap(this::ofSomebody).switchIfEmpty(Mono.defer(() -> applications.find(id)
                .filter(other -> other.application().isAccepted())
                .flatMap(other -> peers.confirm(List.of(new Doubt.AboutEnrolment(id))))
                .then(Mono.empty())));
    }

    /** The application with all that a change of it may concern, locked; empty when the provider does not hold it. */
    Mono<Held> forChange(ApplicationId id, LeadProviderId provider) {
        return held(id, provider).flatMap(seen -> Held.of(applications, seen))
                .filter(held -> held.application().leadProvider().equals(provider));
    }

    /** For operators. */
    public Mono<Stored> any(ApplicationId id) {
        return applications.find(id).map(this::inPresentShape);
    }

    /** Who gave an application's verdict on funding last, where somebody did. */
    public Mono<Change> mark(ApplicationId id) {
        return applications.latest(id, List.of(MarkFundingEligibility.MARKED, "received"));
    }

    /** After a restore an application can be back before its person is. */
    private Mono<Stored> ofSomebody(Stored stored) {
        return stored.person().version() > 0 ? Mono.just(stored)
                : peers.confirm(List.of(new Doubt.AboutPerson(stored.person().id()))).thenReturn(stored);
    }

    /** Until the sweep has been round after a rollout, an older shape is rendered for its reader. */
    private Stored inPresentShape(Stored stored) {
        return stored.shape() == documents.shape() ? stored : new Stored(stored.application(), stored.person(),
                documents.render(stored.application(), stored.person()), documents.shape());
    }
}
