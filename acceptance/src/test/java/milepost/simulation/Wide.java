package milepost.simulation;

import java.util.List;
import java.util.random.RandomGenerator;
import milepost.applications.domain.TrainingStatus;
import milepost.participants.domain.ecf.EcfAction;
import milepost.participants.domain.training.ProviderAction;
import milepost.simulation.Step.Verdict;

/** What people ask for in every second run besides: two ids that are one person, verdicts that flip, operators, outcomes, the ECF. */
final class Wide {

    private static final int MOST = 1 << 16;

    private static final List<Verdict> VERDICTS = List.of(Verdict.ELIGIBLE, Verdict.ELIGIBLE, Verdict.ELIGIBLE, Verdict.ELIGIBLE,
            Verdict.UNCONFIRMED, Verdict.UNCONFIRMED, Verdict.NOT_ELIGIBLE);

    /** Deferred people come back more often than they go. */
    private static final List<TrainingStatus> STATUSES = List.of(TrainingStatus.ACTIVE, TrainingStatus.ACTIVE, TrainingStatus.ACTIVE,
            TrainingStatus.DEFERRED, TrainingStatus.WITHDRAWN);
    private static final List<EcfAction> ACTIONS = List.of(EcfAction.DEFER, EcfAction.RESUME, EcfAction.RESUME, EcfAction.WITHDRAW,
            EcfAction.CHANGE_SCHEDULE);

    private Wide() {
    }

    static Step command(RandomGenerator random) {
        int any = random.nextInt(MOST);
        int other = random.nextInt(MOST);
        int dice = random.nextInt(100);
        if (dice < 12) {
            return new Step.Declare(any, random.nextInt(4), random.nextInt(20));
        } else if (dice < 15) {
            return new Step.MoveLines(any, other);
        } else if (dice < 24) {
            return new Step.Authorise(any);
        } else if (dice < 28) {
            return new Step.Report(any, random.nextBoolean(), random.nextInt(-1, 20));
        } else if (dice < 32) {
            return new Step.Merge(any, other);
        } else if (dice < 36) {
            return new Step.VerifyTrn(any, random.nextInt(6));
        } else if (dice < 39) {
            return new Step.ChangeEcfPrice(any, 20_000 + other);
        } else if (dice < 46) {
            return new Step.DecideFunding(any, VERDICTS.get(random.nextInt(VERDICTS.size())));
        } else if (dice < 51) {
            return new Step.ChangePlace(any, random.nextBoolean());
        } else if (dice < 69) {
            return ofAnOperator(random, any, other, dice);
        }
        return inTheEcf(random, any, other, dice);
    }

    private static Step ofAnOperator(RandomGenerator random, int any, int other, int dice) {
        if (dice < 53) {
            return new Step.Revert(any);
        } else if (dice < 59) {
            return new Step.MoveToProvider(any, other);
        } else if (dice < 61) {
            return new Step.MoveToCohort(any, other);
        } else if (dice < 65) {
            return new Step.SetStatus(any, STATUSES.get(random.nextInt(STATUSES.size())));
        }
        return new Step.Train(any, ProviderAction.CHANGE_SCHEDULE, random.nextInt(8));
    }

    private static Step inTheEcf(RandomGenerator random, int any, int other, int dice) {
        if (dice < 85) {
            return new Step.DeclareTeacher(any, other, random.nextInt(MOST), random.nextInt(30));
        } else if (dice < 90) {
            return new Step.HandIn(any, other, random.nextInt(3) == 0, random.nextInt(-60, 60));
        } else if (dice < 92) {
            return new Step.Inform(any, VERDICTS.get(random.nextInt(VERDICTS.size())));
        } else if (dice < 95) {
            return new Step.Transfer(any, other, random.nextInt(-60, 60));
        } else if (dice < 98) {
            return new Step.NameMentor(any, other);
        }
        return new Step.TrainTeacher(any, ACTIONS.get(random.nextInt(ACTIONS.size())));
    }
}
