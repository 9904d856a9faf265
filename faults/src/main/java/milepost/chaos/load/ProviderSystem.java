package milepost.chaos.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import milepost.chaos.load.Command.Kind;
import milepost.chaos.load.Trainee.Declared;
import milepost.invariants.LifeCycleKept;

/** One of a lead provider's systems: it enrols people, declares their milestones, voids some, repeats itself now and then, and reads back. */
final class ProviderSystem implements Runnable {


    private final LeadProvider provider;
    private final Client api;
    private final Commands commands;
    private final History history;
    private final Gate gate;
    private final RandomGenerator random;
    private final double perSecond;
    private final List<Trainee> trainees = new ArrayList<>();
    private final Map<UUID, String> seen = new HashMap<>();

    ProviderSystem(LeadProvider provider, int system, Load.Common common, RandomGenerator random, double perSecond) {
        this.provider = provider;
        this.api = provider.systems().get(system);
        this.commands = common.commands();
        this.history = common.history();
        this.gate = common.gate();
        this.random = random;
        this.perSecond = perSecond;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Pause.of(Duration.ofMillis((long) (1_000 / perSecond * (0.5 + random.nextDouble()))));
                gate.pass(() -> {
                    step();
                    return true;
                });
            }
        } catch (Interrupted wanted) {
            // the load is over
        }
    }

    private void step() {
        double dice = random.nextDouble();
        Trainee trainee = trainees.isEmpty() ? null : trainees.get(random.nextInt(trainees.size()));
        if (trainee == null || trainee.unsettled || dice < 0.15) {
            enrol();
        } else if (dice < 0.55 && !trainee.free().isEmpty()) {
            declare(trainee, one(trainee.free()));
        } else if (trainee.taken().isEmpty()) {
            enrol();
        } else if (dice < 0.62) {
            takeBack(trainee, one(trainee.taken()));
        } else if (dice < 0.66) {
            declareAgain(trainee, one(trainee.taken()));
        } else {
            readBack(trainee.live(one(trainee.taken())));
        }
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void enrol() {
        UUID key = UUID.randomUUID();
        Answer applied = provider.operator().send("POST", "/operator/v1/applications", null,
                Training.application(provider.id(), key.toString().substring(0, 13)), key);
        if (!applied.ok()) {
            if (applied.status() != 0) {
                history.contradiction("an application was refused: " + applied.trouble());
            }
            return;
        }
        Trainee trainee = new Trainee(applied.id(), UUID.fromString(applied.attribute("participant_id")));
        Command command = new Command(Kind.ACCEPT, UUID.randomUUID(), provider.id(), trainee.application, "");
        Outcome outcome = commands.run(command, api, client -> client.send("POST", "/api/v3/npq-applications/" + trainee.application + "/accept",
                Training.UNDER_WAY, Training.acceptance(), command.key()));
        if (outcome instanceof Outcome.Acknowledged) {
            trainees.add(trainee);
        } else {
            neverRefused(command, outcome);
        }
    }

    private void declare(Trainee trainee, String type) {
        Command command = new Command(Kind.DECLARE, UUID.randomUUID(), provider.id(), trainee.application, type);
        Outcome outcome = commands.run(command, api, client -> client.send("POST", "/api/v3/participant-declarations", Training.UNDER_WAY,
                Training.declaration(trainee.participant, type, Training.MILESTONES.get(type)), command.key()));
        if (outcome instanceof Outcome.Acknowledged(UUID id, _)) {
            Declared declared = new Declared(command.key(), id, null);
            trainee.declared(type, declared);
            readBack(declared);
        } else {
            trainee.unsettled = true;
            neverRefused(command, outcome);
        }
    }

    /** The same milestone once more, on another day: it has to be refused. */
    private void declareAgain(Trainee trainee, String type) {
        Command command = new Command(Kind.DECLARE, UUID.randomUUID(), provider.id(), trainee.application, type);
        Outcome outcome = commands.run(command, api, client -> client.send("POST", "/api/v3/participant-declarations", Training.UNDER_WAY,
                Training.declaration(trainee.participant, type, "2023-10-16T10:00:00Z"), command.key()));
        trainee.unsettled = outcome instanceof Outcome.Unknown;
    }

    private void takeBack(Trainee trainee, String type) {
        Declared declared = trainee.live(type);
        Command command = new Command(Kind.VOID, UUID.randomUUID(), provider.id(), declared.id(), "");
        Outcome outcome = commands.run(command, api, client -> client.send("PUT", "/api/v3/participant-declarations/" + declared.id() + "/void",
                null, null, command.key()));
        if (outcome instanceof Outcome.Acknowledged) {
            trainee.declared(type, new Declared(declared.key(), declared.id(), command.key()));
            readBack(declared);
        } else {
            trainee.unsettled = true;
            neverRefused(command, outcome);
        }
    }

    /** All that is asked for may be asked for: a refusal is wrong, such as one that rests on a copy that is behind. */
    private void neverRefused(Command command, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            history.contradiction("%s was refused with %d %s".formatted(command, refused.status(), refused.codes()));
        }
    }

    private void readBack(Declared declared) {
        Answer answer = api.get("/api/v3/participant-declarations/" + declared.id());
        if (answer.ok()) {
            String state = answer.attribute("state");
            String before = seen.put(declared.id(), state);
            if (before != null && !LifeCycleKept.mayLeadTo(before, state)) {
                history.contradiction("declaration %s was read as %s after it had been read as %s".formatted(declared.id(), state, before));
            }
        } else if (answer.status() != 0) {
            history.contradiction("declaration %s, which its provider was told of, was read back as: %s".formatted(declared.id(), answer.trouble()));
        }
    }
}
