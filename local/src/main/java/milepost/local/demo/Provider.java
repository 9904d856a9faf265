package milepost.local.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the lead provider of a scene does and sees, all of it through the provider API. */
record Provider(Scene scene) {

    private static final String DECLARATIONS = "/api/v3/participant-declarations";
    private static final String ALL = "?page[per_page]=3000".replace("[", "%5B").replace("]", "%5D");

    /** A participant in training: the application accepted, and the person's id. */
    record Accepted(String application, String participant) {}

    Accepted accept(String application) {
        var accepted = scene.asProvider().post("/api/v3/npq-applications/%s/accept".formatted(application), Calendar.ACCEPTED,
                Map.of("data", Map.of("type", "npq-application-accept",
                        "attributes", Map.of("funded_place", true, "schedule_identifier", Scene.SCHEDULE))));
        return new Accepted(application, accepted.path("data").path("attributes").path("participant_id").asString());
    }

    /** The participant's enrolment, which must be there at once. */
    JsonNode enrolment(Accepted accepted) {
        var enrolments = scene.asProvider().get("/api/v3/participants/npq/" + accepted.participant())
                .path("data").path("attributes").path("npq_enrolments");
        return enrolments.valueStream().filter(each -> each.path("npq_application_id").asString().equals(accepted.application())).findFirst()
                .orElseThrow(() -> new Differs("The participant is shown without the enrolment that was just accepted."));
    }

    /** How many participants the provider sees in active training. */
    long active() {
        return scene.asProvider().get("/api/v3/participants/npq" + ALL).path("data").size();
    }

    String declareStarted(Accepted accepted) {
        return scene.asProvider().post(DECLARATIONS, Calendar.DECLARED, started(accepted, Calendar.STARTED)).path("data").path("id").asString();
    }

    /** A start declared for a day before there were any, and what the provider is told. */
    JsonNode declareTooEarly(Accepted accepted) {
        return scene.asProvider().refused(DECLARATIONS, Calendar.DECLARED, started(accepted, Calendar.TOO_EARLY));
    }

    private Map<String, Object> started(Accepted accepted, LocalDate date) {
        return Map.of("data", Map.of("type", "participant-declaration", "attributes", Map.of("participant_id", accepted.participant(),
                "declaration_type", "started", "declaration_date", date + "T09:00:00Z", "course_identifier", Scene.COURSE,
                "delivery_partner_id", scene.deliveryPartner())));
    }

    /** Somebody in early career training, and on which of its two courses. */
    record EarlyCareer(String participant, String course) {}

    String declare(EarlyCareer trainee, String type, LocalDate date, LocalDate on) {
        return scene.asProvider().post(DECLARATIONS, on, Map.of("data", Map.of("type", "participant-declaration",
                "attributes", Map.of("participant_id", trainee.participant(), "declaration_type", type, "declaration_date", date + "T09:00:00Z",
                        "course_identifier", trainee.course(), "evidence_held", "training-event-attended")))).path("data").path("id").asString();
    }

    /** The training as it is shown of the person. */
    JsonNode training(EarlyCareer trainee) {
        return scene.asProvider().get("/api/v3/participants/ecf/" + trainee.participant()).at("/data/attributes/ecf_enrolments/0");
    }

    /** What a declaration looks like now. */
    JsonNode declaration(String id) {
        return scene.asProvider().get(DECLARATIONS + "/" + id).path("data").path("attributes");
    }

    void voidIt(String declaration) {
        scene.asProvider().put(DECLARATIONS + "/%s/void".formatted(declaration), Calendar.VOIDED, null);
    }

    /** Present once every one of these declarations is in this state and on this statement. */
    Optional<Boolean> all(Collection<String> declarations, String state, String place, String statement) {
        var seen = scene.asProvider().get(DECLARATIONS + ALL).path("data").valueStream()
                .filter(each -> each.path("attributes").path("state").asString().equals(state)
                        && each.path("attributes").path(place).asString("").equals(statement))
                .map(each -> each.path("id").asString()).collect(Collectors.toSet());
        return Optional.of(true).filter(_ -> seen.containsAll(declarations));
    }

    /** What the lines of a statement come to, as the provider reads them. */
    BigDecimal sumOfLines(String statement) {
        return lines(statement).stream().map(line -> new BigDecimal(line.path("attributes").path("amount").asString("0")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<JsonNode> lines(String statement) {
        return scene.asProvider().get("/api/v3/statements/%s/lines".formatted(statement) + ALL).path("data").valueStream().toList();
    }
}
