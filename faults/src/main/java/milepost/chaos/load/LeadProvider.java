package milepost.chaos.load;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A lead provider of this run, with a client for each of its systems: limits are per token. */
record LeadProvider(UUID id, Client operator, List<Client> systems) {

    /** Puts in what there must be before anybody applies. */
    static void catalogue(Client operator) {
        done(() -> operator.send("PUT", "/operator/v1/cohorts/" + Training.COHORT, null, Training.cohort(), UUID.randomUUID()));
        done(() -> operator.send("PUT", "/operator/v1/cohorts/" + Training.COHORT + "/schedules/" + Training.SCHEDULE, null,
                Training.schedule(), UUID.randomUUID()));
    }

    static LeadProvider fresh(Client operator, int systems) {
        UUID id = UUID.randomUUID();
        done(() -> operator.send("PUT", "/operator/v1/lead-providers/" + id, null,
                Map.of("name", "Provider " + id.toString().substring(0, 8), "vat_registered", true), UUID.randomUUID()));
        done(() -> operator.send("PUT", "/operator/v1/cohorts/" + Training.COHORT + "/offers", null,
                List.of(Map.of("course_identifier", Training.COURSE, "lead_provider_id", id)), UUID.randomUUID()));
        done(() -> operator.send("PUT", "/operator/v1/contracts/" + UUID.randomUUID(), null, Training.contract(id), UUID.randomUUID()));
        return new LeadProvider(id, operator, IntStream.range(0, systems).mapToObj(nr -> operator.withToken(token(operator, id))).toList());
    }

    private static String token(Client operator, UUID provider) {
        return done(() -> operator.send("POST", "/operator/v1/lead-providers/" + provider + "/tokens", null, Map.of("description", "chaos"),
                UUID.randomUUID())).body().path("token").asString();
    }

    static Answer done(Supplier<Answer> preparation) {
        Answer answer = preparation.get();
        if (!answer.ok()) {
            throw new IllegalStateException("the suite could not be prepared: " + answer.trouble());
        }
        return answer;
    }
}
