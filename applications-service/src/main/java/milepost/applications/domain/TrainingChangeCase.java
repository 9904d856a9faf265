package milepost.applications.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.applications.domain.TrainingChange.ToCohort;
import milepost.applications.domain.TrainingChange.ToLeadProvider;
import milepost.applications.domain.TrainingChange.ToTrainingStatus;
import milepost.applications.domain.catalogue.Cohort;
import milepost.applications.domain.catalogue.CohortIdentifier;

/**
 * Everything that an operator's change is judged on here; what concerns the enrolment is for its owner to judge.
 *
 * @param others       the person's other applications for the same training, by participant id or verified TRN
 * @param from         the cohort the application is in
 * @param to           the cohort it shall be in, if there is such a one
 * @param providerKnown whether the catalogue has the provider it shall go to
 * @param declared     the application's live declarations
 */
public record TrainingChangeCase(Application application, TrainingChange change, List<Application> others, Cohort from, Optional<Cohort> to,
                                 boolean providerKnown, List<UUID> declared) {

    public TrainingChangeCase {
        others = List.copyOf(others);
        declared = List.copyOf(declared);
    }

    boolean namesNoProvider() {
        return change instanceof ToLeadProvider && !providerKnown;
    }

    boolean namesNoCohort() {
        return change instanceof ToCohort && to.isEmpty();
    }

    boolean leavesItsKindOfFunding() {
        return to.isPresent() && to.get().funding() != from.funding();
    }

    boolean leavesDeclarationsBehind() {
        return change instanceof ToCohort(var cohort) && !cohort.equals(application.cohort()) && !application.isAccepted() && !declared.isEmpty();
    }

    boolean isAboutNoTraining() {
        return change instanceof ToTrainingStatus && !application.isAccepted();
    }

    /** Those of the others beside which this one would be a second training in one cohort. */
    public List<Application> beside() {
        Optional<CohortIdentifier> cohort = switch (change) {
            case ToLeadProvider _ -> Optional.empty();
            case ToCohort(var goal) -> application.isInTraining() && !goal.equals(application.cohort()) ? Optional.of(goal) : Optional.empty();
            case ToTrainingStatus(var goal, _) -> application.isAccepted() && !application.isInTraining() && goal != TrainingStatus.WITHDRAWN
                    ? Optional.of(application.cohort()) : Optional.empty();
        };
        return others.stream().filter(other -> other.isInTraining() && cohort.filter(other.cohort()::equals).isPresent()).toList();
    }

    /** Once an application is accepted, the enrolment's owner decides. */
    public boolean isForTheOwner() {
        return application.isAccepted();
    }

    /** As it is now, where the change is decided here: before the acceptance. */
    public Application changed() {
        return switch (change) {
            case ToLeadProvider(var provider) -> application.at(provider, application.cohort(), application.state(), application.fundedPlace());
            case ToCohort(var cohort) -> application.at(application.leadProvider(), cohort, application.state(),
                    FundedPlaces.whenMoved(from.funding(), to.orElseThrow().funding(), application.fundedPlace(), application.funding().eligible()));
            case ToTrainingStatus _ -> application;
        };
    }
}
