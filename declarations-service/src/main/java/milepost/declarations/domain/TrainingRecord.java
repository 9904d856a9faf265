package milepost.declarations.domain;

/**
 * What the training record of an early career teacher or a mentor says beside who trains them.
 *
 * @param funding                           whether the training is paid for; places are not counted
 * @param cohortChangedAfterPaymentsFrozen  whether they went on in a later cohort because payments for theirs had ended
 */
public record TrainingRecord(Funding funding, boolean sparsityUplift, boolean pupilPremiumUplift, boolean cohortChangedAfterPaymentsFrozen) {
}
