package milepost.chaos.load;

import java.time.Duration;
import java.util.UUID;
import milepost.chaos.load.Command.Kind;

/** A provider of its own that finds out whether news spreads: somebody new, through all services and back. */
final class Prober {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(180);

    private final LeadProvider provider;
    private final Load.Common common;
    private int turn;

    Prober(LeadProvider provider, Load.Common common) {
        this.provider = provider;
        this.common = common;
        LeadProvider.done(() -> provider.operator().send("PUT", "/operator/v1/statements/" + UUID.randomUUID(), null,
                Training.statement(provider.id(), 2040, 1), UUID.randomUUID()));
    }

    LeadProvider provider() {
        return provider;
    }

    void throughAndThrough() {
        Client api = provider.systems().get(turn++ % provider.systems().size());
        UUID key = UUID.randomUUID();
        Answer applied = LeadProvider.done(() -> provider.operator().send("POST", "/operator/v1/applications", null,
                Training.application(provider.id(), key.toString().substring(0, 13)), key));
        UUID participant = UUID.fromString(applied.attribute("participant_id"));
        Command acceptance = new Command(Kind.ACCEPT, UUID.randomUUID(), provider.id(), applied.id(), "");
        common.commands().run(acceptance, api, client -> client.send("POST", "/api/v3/npq-applications/" + applied.id() + "/accept",
                Training.UNDER_WAY, Training.acceptance(), acceptance.key()));
        Command declaration = new Command(Kind.DECLARE, UUID.randomUUID(), provider.id(), applied.id(), "started");
        Outcome declared = common.commands().run(declaration, api, client -> client.send("POST", "/api/v3/participant-declarations",
                Training.UNDER_WAY, Training.declaration(participant, "started", Training.MILESTONES.get("started")), declaration.key()));
        switch (declared) {
            case Outcome.Acknowledged(UUID id, _) -> untilEligible(api, id);
            case Outcome.Refused refused -> common.history().contradiction("%s was refused with %s".formatted(declaration, refused));
            case Outcome.Unknown unknown -> common.history().contradiction("%s was not answered: %s".formatted(declaration, unknown.lastTrouble()));
        }
    }

    private void untilEligible(Client api, UUID declaration) {
        long deadline = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (!api.get("/api/v3/participant-declarations/" + declaration).attribute("state").equals("eligible")) {
            if (System.nanoTime() > deadline) {
                common.history().contradiction("declaration %s is not eligible after %d s".formatted(declaration, LONG_ENOUGH.toSeconds()));
                return;
            }
            Pause.of(BETWEEN_LOOKS);
        }
    }
}
