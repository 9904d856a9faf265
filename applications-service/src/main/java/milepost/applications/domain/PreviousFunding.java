package milepost.applications.domain;

import java.util.Collection;
import java.util.List;
import milepost.applications.domain.ApplicationState.Accepted;

/** Whether somebody already had DfE's funding for a training (facts/npq 3.3; only earlier acceptances count, decision B5). */
public final class PreviousFunding {

    private PreviousFunding() {
    }

    /** The person's applications, each knowing what the others mean for it. */
    public static List<Application> settle(Collection<Application> applications) {
        return applications.stream().map(application -> settle(application, applications)).toList();
    }

    public static Application settle(Application application, Collection<Application> others) {
        boolean previously = others.stream().anyMatch(other -> countsFor(application, other));
        return application.funded(application.funding().previouslyFunded(previously), application.effectiveAt());
    }

    private static boolean countsFor(Application application, Application other) {
        return !other.id().equals(application.id())
                && other.participant().equals(application.participant())
                && other.isForTheSameTrainingAs(application)
                && other.state() instanceof Accepted earlier
                && isEarlier(earlier, application.state())
                && other.funding().given() == Verdict.ELIGIBLE
                && !Boolean.FALSE.equals(other.fundedPlace());
    }

    private static boolean isEarlier(Accepted other, ApplicationState state) {
        return switch (state) {
            case Accepted accepted -> other.at().isBefore(accepted.at());
            case ApplicationState.Pending _, ApplicationState.Rejected _ -> true;
        };
    }
}
