package milepost.chaos.load;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Sends commands, writes down what was told, and asks again in the end for what was not. */
final class Commands {

    private record Open(Command command, Client client, Function<Client, Answer> sending) {}

    private final History history;
    private final ConcurrentLinkedQueue<Open> open = new ConcurrentLinkedQueue<>();

    Commands(History history) {
        this.history = history;
    }

    Outcome run(Command command, Client client, Function<Client, Answer> sending) {
        Outcome outcome = outcome(command, sending.apply(client));
        history.note(command, outcome);
        if (outcome instanceof Outcome.Unknown) {
            open.add(new Open(command, client, sending));
        }
        return outcome;
    }

    /** The faults are over: the same key tells what became of the command, and if nothing had, it is done now. */
    void settle(Duration patience) {
        for (Open each = open.poll(); each != null; each = open.poll()) {
            history.note(each.command(), outcome(each.command(), each.sending().apply(each.client().withPatience(patience))));
        }
    }

    private static Outcome outcome(Command command, Answer answer) {
        if (answer.ok()) {
            boolean hasDocument = !answer.body().path("data").path("id").isMissingNode();
            UUID id = hasDocument ? answer.id() : command.subject();
            return new Outcome.Acknowledged(id, answer.attribute("state"));
        }
        return answer.status() == 0 ? new Outcome.Unknown(answer.trouble()) : new Outcome.Refused(answer.status(), answer.codes());
    }
}
