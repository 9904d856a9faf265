package milepost.applications.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import milepost.applications.domain.ApplicationState.Accepted;

/** Whether somebody already had DfE's funding for a training (facts/npq 3.3; only earlier acceptances count, decision B5). */
public final class PreviousFunding {

    /** Several can be accepted at one moment of the request clock: then the older application comes first. */
    private static final Comparator<Application> BY_ACCEPTANCE = Comparator.comparing(PreviousFunding::acceptedAt)
            .thenComparing(Application::createdAt).thenComparing(application -> application.id().value());

    private PreviousFunding() {
    }

    /**
     * The person's applications, each knowing what the others mean for it. What an earlier acceptance comes to decides about the later
     * ones, so that is settled first.
     */
    public static List<Application> settle(Collection<Application> applications) {
        Map<ApplicationId, Application> settled = new LinkedHashMap<>();
        applications.forEach(application -> settled.put(application.id(), application));
        applications.stream().sorted(BY_ACCEPTANCE)
                .forEach(application -> settled.put(application.id(), settle(application, settled.values())));
        return List.copyOf(settled.values());
    }

    public static Application settle(Application application, Collection<Application> others) {
        boolean previously = others.stream().anyMatch(other -> other.participant().equals(application.participant())
                && usesUp(other, application));
        Funding funding = application.funding().previouslyFunded(previously, application);
        return application.funded(funding, application.effectiveAt());
    }

    /** Whether the one, of the same person, had what the other asks for. */
    static boolean usesUp(Application one, Application other) {
        return !one.id().equals(other.id())
                && one.isForTheSameTrainingAs(other)
                && one.isAccepted()
                && BY_ACCEPTANCE.compare(one, other) < 0
                && one.funding().given() == Verdict.ELIGIBLE
                && !Boolean.FALSE.equals(one.fundedPlace());
    }

    /** Whatever is not accepted would be so later than all that is. */
    private static Instant acceptedAt(Application application) {
        return application.state() instanceof Accepted accepted ? accepted.at() : Instant.MAX;
    }
}
