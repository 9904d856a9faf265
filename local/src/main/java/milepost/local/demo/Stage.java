package milepost.local.demo;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What every act does: waits until something has spread, shows a statement, and ends with the sums. */
record Stage(Voice voice, FinanceEvents events, Scene scene, Provider provider, Finance finance, Patience patience) {

    /** Waits until what one service decided is what another one shows. */
    void spread(String sentence, List<String> declarations, String state, String place, String statement) {
        voice.step("            " + (declarations.size() == 1 ? "the declaration is " : declarations.size() + " declarations are ") + sentence,
                () -> patience.until("every declaration is " + state, () -> provider.all(declarations, state, place, statement)));
    }

    void show(String title, String statement, String state, Figures figures) {
        JsonNode found;
        try {
            found = patience.until("the statement is " + state + " with the figures worked out by hand", () -> finance.statement(statement, state, figures));
        } catch (Differs differs) {
            throw new Differs(differs.getMessage() + " Expected " + figures.totals() + ", found " + finance.statement(statement).path("totals"), differs);
        }
        voice.statement(title, found, figures);
    }

    void settle() {
        for (var statement : List.of(scene.first(), scene.second())) {
            var total = finance.statement(statement).path("totals").path("total").asString();
            require(provider.sumOfLines(statement).toPlainString().equals(total), "The lines the provider sees do not sum to the total " + total + ".");
            patience.until("every finance event of a paid statement came over Kafka (" + FinanceEvents.OF_A_PAID_STATEMENT + ")", () -> events.complete(statement));
        }
        voice.aside("The lines that the provider reads sum to each total, to the penny.");
        new Reconciliation(voice, finance).holds();
    }

    static Set<Object> done(Runnable work) {
        work.run();
        return Set.of();
    }

    static void require(boolean fact, String otherwise) {
        if (!fact) {
            throw new Differs(otherwise);
        }
    }
}
