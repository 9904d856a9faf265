package milepost.participants.domain.ecf;

import java.util.Optional;
import milepost.participants.domain.TrainingPeriod;
import milepost.participants.domain.catalogue.CatalogueEntry.CohortTerms;
import milepost.participants.domain.catalogue.CatalogueEntry.Schedule;

/** From the schedule somebody trains on to another one, and between which cohorts. */
record EcfMove(EcfCase facts, TrainingRecord training, TrainingPeriod from, CohortTerms left, Schedule schedule, CohortTerms entered) {

    /** facts/ecf 2.12: teachers whose cohort is no longer paid for go on in this year's. */
    private static final String GOES_ON_IN = "2024";

    static Optional<EcfMove> of(EcfCase facts, TrainingRecord training, Stretch stretch, Schedule schedule) {
        var from = stretch.last();
        return facts.catalogue().terms(from.cohort()).flatMap(left -> facts.catalogue().terms(schedule.cohort())
                .map(entered -> new EcfMove(facts, training, from, left, schedule, entered)));
    }

    boolean changesCohort() {
        return !schedule.cohort().equals(from.cohort());
    }

    boolean changesNothing() {
        return !changesCohort() && schedule.identifier().equals(from.schedule());
    }

    /** A teacher's way from a cohort whose payments are frozen to the one in which such training goes on. */
    boolean leavesFrozenPayments() {
        return training.role() == Role.ECT && left.paymentsFrozen(facts.at())
                && !entered.paymentsFrozen(facts.at()) && schedule.cohort().startYear().equals(GOES_ON_IN);
    }

    /** The way back, while nothing that was declared since is live. */
    boolean returns() {
        return training.role() == Role.ECT && training.cohortChangedAfterPaymentsFrozen()
                && from.cohort().startYear().equals(GOES_ON_IN)
                && entered.paymentsFrozen(facts.at())
                && training.periods().stream().anyMatch(period -> period.cohort().equals(schedule.cohort()))
                && facts.live().stream().noneMatch(declaration -> declaration.cohort() == null || declaration.cohort().equals(from.cohort()));
    }

    /** Declarations of before stay with the cohort they were made in. */
    boolean leavesDeclarationsBehind() {
        return leavesFrozenPayments() || returns();
    }
}
