package milepost.chaos.load;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import milepost.chaos.load.Command.Kind;

/** Closes and pays one statement after the other, provider by provider; there are always two to come. */
final class Finance implements Runnable {

    /** The deadlines lie ahead of the real clock too: a start closes every statement whose deadline has passed (decision E3). */
    private static final int FIRST_YEAR = 2040;

    private final List<LeadProvider> providers;
    private final Map<LeadProvider, List<UUID>> statements = new HashMap<>();
    private final Map<LeadProvider, Integer> next = new HashMap<>();
    private final Load.Common common;
    private final Duration between;

    Finance(List<LeadProvider> providers, Load.Common common, Duration between) {
        this.providers = providers;
        this.common = common;
        this.between = between;
        providers.forEach(provider -> {
            statements.put(provider, new ArrayList<>());
            next.put(provider, 0);
            open(provider);
            open(provider);
        });
    }

    @Override
    public void run() {
        try {
            for (int turn = 0; ; turn++) {
                Pause.of(between);
                LeadProvider provider = providers.get(turn % providers.size());
                common.gate().pass(() -> {
                    close(provider);
                    return true;
                });
            }
        } catch (Interrupted wanted) {
            // the load is over
        }
    }

    private void open(LeadProvider provider) {
        int nr = statements.get(provider).size();
        UUID id = UUID.randomUUID();
        UUID key = UUID.randomUUID();
        Supplier<Answer> opening = () -> provider.operator().send("PUT", "/operator/v1/statements/" + id, null,
                Training.statement(provider.id(), FIRST_YEAR + nr / 12, 1 + nr % 12), key);
        Answer answer = opening.get();
        // the next payment needs it, however long nobody answers
        while (answer.status() == 0) {
            answer = opening.get();
        }
        Answer told = answer;
        LeadProvider.done(() -> told);
        statements.get(provider).add(id);
    }

    private void close(LeadProvider provider) {
        int nr = next.get(provider);
        if (nr >= 118) {
            return;
        }
        UUID statement = statements.get(provider).get(nr);
        String day = LocalDate.of(FIRST_YEAR + nr / 12, 1 + nr % 12, 21) + "T09:00:00Z";
        Command cutOff = new Command(Kind.CUT_OFF, UUID.randomUUID(), provider.id(), statement, "");
        Outcome closed = common.commands().run(cutOff, provider.operator(), client -> client.send("POST", "/operator/v1/statements/cut-off", day,
                Map.of("ids", List.of(statement.toString())), cutOff.key()));
        if (!(closed instanceof Outcome.Acknowledged)) {
            return;
        }
        Command payment = new Command(Kind.AUTHORISE, UUID.randomUUID(), provider.id(), statement, "");
        Outcome outcome = common.commands().run(payment, provider.operator(), client -> client.send("POST",
                "/operator/v1/statements/" + statement + "/authorise-payment", day, Map.of("confirmed", true), payment.key()));
        if (outcome instanceof Outcome.Acknowledged) {
            Answer paid = provider.operator().get("/operator/v1/statements/" + statement);
            if (paid.ok()) {
                common.history().paid(statement, new BigDecimal(paid.body().path("totals").path("total").asString()));
            }
        }
        open(provider);
        next.put(provider, nr + 1);
    }
}
