package milepost.local.demo;

import java.time.Duration;
import java.util.Optional;

/** The end of every act: what was declared and what stands on statements are held against each other. */
record Reconciliation(Voice voice, Finance finance) {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(60), Duration.ofMillis(100));

    void holds() {
        voice.aside("Declarations and statements are now compared with each other; this waits while a difference may still be on its way.");
        var found = voice.step("            reconciliation", () -> PATIENCE.until("reconciliation counts everything",
                () -> Optional.of(finance.reconciliation()).filter(answer -> answer.path("in_flight").asInt(-1) == 0)));
        if (!found.path("differences").isEmpty() || !found.path("journal_imbalance").asString().equals("0.00")) {
            throw new Differs("Reconciliation found differences: " + found);
        }
        voice.aside("No differences, and the journal balances (%s).".formatted(found.path("journal_imbalance").asString()));
    }
}
