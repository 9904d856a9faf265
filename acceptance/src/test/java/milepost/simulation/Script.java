package milepost.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import milepost.participants.domain.training.ProviderAction;
import milepost.simulation.Step.Service;
import milepost.simulation.Step.Verdict;

/** Everything that happens in one run, in order. The same seed is the same script on every machine. */
record Script(long seed, List<Step> steps) {

    private static final Service[] SERVICES = Service.values();
    private static final int MOST = 1 << 16;
    /** The first people apply and are accepted. */
    private static final int BEGINNING = 12;
    private static final List<Service> RESTORABLE = List.of(Service.DECLARATIONS, Service.PARTICIPANTS, Service.APPLICATIONS,
            Service.STATEMENTS);

    /** Whoever withdraws is out for good. */
    private static final List<ProviderAction> ACTIONS = List.of(ProviderAction.DEFER, ProviderAction.DEFER, ProviderAction.RESUME,
            ProviderAction.RESUME, ProviderAction.CHANGE_SCHEDULE, ProviderAction.CHANGE_SCHEDULE, ProviderAction.WITHDRAW);

    Script {
        steps = List.copyOf(steps);
    }

    /** A year or so of so many commands, with what happens between them. */
    static Script of(long seed, int commands) {
        var random = new SplittableRandom(seed);
        var besides = new SplittableRandom(seed ^ 0x5eed);
        boolean calm = random.nextInt(4) == 0;
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < commands; i++) {
            Step command = command(random, i);
            steps.add(isWide(seed) && i >= BEGINNING && besides.nextInt(2) == 0 ? Wide.command(besides) : command);
            for (int events = random.nextInt(5); events > 0; events--) {
                steps.add(!calm && random.nextInt(12) == 0 ? fault(random) : progress(random));
            }
        }
        if (!calm) {
            restore(new SplittableRandom(~seed), steps);
        }
        return new Script(seed, steps);
    }

    /** In every third run a service goes back to an older copy; dice of their own, so that all else stays as it is without. */
    private static void restore(RandomGenerator random, List<Step> steps) {
        if (random.nextInt(3) == 0) {
            Service service = RESTORABLE.get(random.nextInt(RESTORABLE.size()));
            int copied = random.nextInt(steps.size());
            int restored = copied + random.nextInt(steps.size() - copied);
            steps.add(restored, new Step.Restore(service));
            steps.add(copied, new Step.BackUp(service));
        }
    }

    /** In every second run more is on offer, and half of the commands are of other kinds. */
    static boolean isWide(long seed) {
        return seed % 2 != 0;
    }

    Script with(List<Step> fewer) {
        return new Script(seed, fewer);
    }

    private static Step command(RandomGenerator random, int sofar) {
        int any = random.nextInt(MOST);
        int dice = sofar < BEGINNING ? random.nextInt(30) : random.nextInt(100);
        if (dice < 12) {
            return new Step.Apply(any, random.nextInt(MOST), random.nextInt(MOST), verdict(random));
        } else if (dice < 28) {
            return new Step.Accept(any);
        } else if (dice < 33) {
            return new Step.DecideFunding(any, verdict(random));
        } else if (dice < 35) {
            return new Step.VerifyTrn(any, random.nextInt(6));
        } else if (dice < 36) {
            return new Step.Reject(any);
        } else if (dice < 39) {
            return new Step.Train(any, ACTIONS.get(random.nextInt(ACTIONS.size())), random.nextInt(2));
        } else if (dice < 62) {
            return new Step.Declare(any, random.nextInt(4), random.nextInt(20));
        } else if (dice < 65) {
            return new Step.DeclareAgain(any);
        } else if (dice < 72) {
            return new Step.VoidByProvider(any);
        } else if (dice < 75) {
            return new Step.VoidByFinance(any);
        } else if (dice < 80) {
            return new Step.Look(random.nextInt(MOST), any);
        } else if (dice < 83) {
            return new Step.ChangePrice(any, 10_000 + random.nextInt(90_000));
        } else if (dice < 86) {
            return new Step.Adjust(any, adjustment(random));
        } else if (dice < 91) {
            return new Step.CutOff();
        } else if (dice < 98) {
            return new Step.Authorise(any);
        }
        return new Step.MoveDeadline(any, random.nextInt(15));
    }

    /** The edge lets nobody adjust by nothing. */
    private static int adjustment(RandomGenerator random) {
        int pence = random.nextInt(20_001) - 10_000;
        return pence == 0 ? 1 : pence;
    }

    private static Verdict verdict(RandomGenerator random) {
        int dice = random.nextInt(10);
        return dice < 7 ? Verdict.ELIGIBLE : dice < 8 ? Verdict.NOT_ELIGIBLE : Verdict.UNCONFIRMED;
    }

    private static Step progress(RandomGenerator random) {
        int dice = random.nextInt(100);
        Service service = SERVICES[random.nextInt(SERVICES.length)];
        if (dice < 35) {
            return new Step.Relay(service, random.nextInt(8) == 0 ? 1 : 0);
        } else if (dice < 75) {
            return new Step.Consume(service, random.nextInt(MOST));
        } else if (dice < 78) {
            return new Step.Sweep(service);
        } else if (dice < 86) {
            return new Step.Backstage();
        }
        if (dice < 88) {
            return new Step.PassToDeadline();
        }
        return new Step.Pass(random.nextInt(3) == 0 ? Duration.ofHours(random.nextInt(500)) : Duration.ofSeconds(random.nextInt(120)));
    }

    private static Step fault(RandomGenerator random) {
        Service service = SERVICES[random.nextInt(SERVICES.length)];
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> new Step.Crash(service, random.nextInt(4), random.nextBoolean());
            case 3, 4 -> new Step.RefuseCommit(service, 1 + random.nextInt(3));
            case 5, 6 -> new Step.Stall(service, random.nextInt(2));
            case 7 -> random.nextInt(3) == 0 ? new Step.StopBroker() : new Step.StartBroker();
            case 8 -> random.nextInt(3) == 0 ? new Step.Unreachable(service) : new Step.Reachable(service);
            case 9, 10 -> new Step.Redeliver(service, random.nextInt(MOST));
            case 11 -> new Step.Compact();
            case 12 -> new Step.Poison(random.nextInt(MOST), random.nextInt(12));
            default -> new Step.Rebuild(service);
        };
    }
}
