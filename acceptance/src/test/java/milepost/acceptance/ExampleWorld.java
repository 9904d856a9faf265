package milepost.acceptance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.acceptance.TrainingProvider.Applicant;
import milepost.platform.testkit.openapi.OpenApi;
import milepost.platform.testkit.openapi.Operation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A provider with whom things are as the examples of the descriptions take them to be; its ids stand in for those of the examples. */
final class ExampleWorld {

    private static final OpenApi API = OpenApi.v3();
    private static final String CLOCK = "X-With-Server-Date";
    private static final String WHEN_TRAINING_STARTED = "2024-10-15T09:00:00Z";
    private static final String AFTER_THE_COURSE = "2025-03-20T09:00:00Z";

    private final TrainingProvider provider = TrainingProvider.fresh();
    private final ExampleTeachers teachers = new ExampleTeachers(provider);
    private final Map<String, String> shared = new HashMap<>();
    private int lastMonth;

    ExampleWorld() {
        String another = UUID.randomUUID().toString();
        provider.operator().put("/operator/v1/delivery-partners/" + another, Map.of("name", "Partner " + another.substring(0, 8))).expect(200);
        provider.operator().put("/operator/v1/partnerships",
                Map.of("lead_provider_id", provider.id(), "delivery_partner_id", another, "cohorts", List.of("2024a"))).expect(200);
        provider.operator().put("/operator/v1/cohorts/2023a/schedules/npq-leadership-spring", Map.of(
                "name", "NPQ leadership spring", "course_group", "leadership", "applies_from", "2024-01-01", "applies_to", "2024-03-31",
                "milestones", List.of(Map.of("declaration_type", "started", "start_date", "2024-01-01")))).expect(200);
        shared.put(exampleId("StatementId"), provider.statement("2024a", 2040, 11, "2040-11-24", "2040-12-14"));
        JsonNode declared = API.examples(bodyOf(API.named("createDeclaration"))).get("started").at("/data/attributes");
        shared.put(declared.path("delivery_partner_id").asString(), provider.deliveryPartnerId());
        shared.put(declared.path("secondary_delivery_partner_id").asString(), another);
    }

    /** How far on a participant is. */
    enum Progress {
        APPLIED, ACCEPTED, ACCEPTED_IN_2023, STARTED, DEFERRED, COMPLETED
    }

    /** How far on an early career teacher is. */
    enum TeachersProgress {
        TRAINING, DEFERRED
    }

    /** Somebody of whom the examples could speak. */
    Scene somebody(Progress progress) {
        Applicant applicant = provider.applicant(progress == Progress.ACCEPTED_IN_2023 ? "2023a" : "2024a", "npq-headship", true);
        Map<String, String> ids = new HashMap<>(shared);
        ids.put(exampleId("ApplicationId"), applicant.applicationId());
        ids.put(exampleId("ParticipantId"), applicant.participantId());
        Scene scene = new Scene(ids);
        if (progress != Progress.APPLIED) {
            scene.send("acceptApplication", "on_a_schedule").expect(200);
        }
        if (progress.compareTo(Progress.STARTED) >= 0) {
            ids.put(exampleId("DeclarationId"), scene.send("createDeclaration", "started").expect(200).id());
        }
        switch (progress) {
            case DEFERRED -> scene.send("deferParticipant", "parental_leave").expect(200);
            case COMPLETED -> scene.send("createDeclaration", "completed").expect(200);
            case APPLIED, ACCEPTED, ACCEPTED_IN_2023, STARTED -> { }
        }
        return scene;
    }

    /** Somebody in training as an early career teacher. */
    Scene teacher(TeachersProgress progress) {
        Map<String, String> ids = new HashMap<>(shared);
        ids.put(exampleId("EcfParticipantId"), teachers.registered());
        Scene scene = new Scene(ids);
        if (progress == TeachersProgress.DEFERRED) {
            scene.send("deferEcfParticipant", "parental_leave").expect(200);
        }
        return scene;
    }

    /** A statement that was cut off; nothing stands on it. */
    Scene statementCutOff() {
        Map<String, String> ids = new HashMap<>(shared);
        String statement = provider.statement("2024a", 2041, ++lastMonth, "2041-01-24", "2041-02-14");
        provider.operator().at("2041-01-26T09:00:00Z").post("/operator/v1/statements/cut-off", Map.of("ids", List.of(statement))).expect(200);
        ids.put(exampleId("StatementId"), statement);
        return new Scene(ids);
    }

    static JsonNode bodyOf(Operation operation) {
        return operation.node().at("/requestBody/content/application~1json");
    }

    private static String exampleId(String parameter) {
        return API.document().at("/components/parameters/" + parameter + "/example").asString();
    }

    /** Where examples come true. */
    final class Scene {

        private final Map<String, String> ids;

        private Scene(Map<String, String> ids) {
            this.ids = ids;
        }

        /** Everybody of either. */
        Scene and(Scene other) {
            Map<String, String> all = new HashMap<>(ids);
            all.putAll(other.ids);
            return new Scene(all);
        }

        private Reply send(String operationId, String example) {
            Operation operation = API.named(operationId);
            return send(operation, "", API.examples(bodyOf(operation)).get(example), Map.of());
        }

        /** @param query empty, or encoded and with its question mark */
        Reply send(Operation operation, String query, @Nullable JsonNode body, Map<String, String> headers) {
            Client api = headers.containsKey(CLOCK) ? provider.api() : provider.api().at(todayOf(operation, body));
            return api.with(headers).send(operation.method(), inThisWorld(addressOf(operation) + query),
                    body == null ? null : inThisWorld(body.toString()));
        }

        /** Whoever is told of a later milestone, or of an end, lives after it. */
        private static String todayOf(Operation operation, @Nullable JsonNode body) {
            boolean later = operation.id().equals("createOutcome")
                    || body != null && !body.at("/data/attributes/declaration_type").asString("started").equals("started");
            return later ? AFTER_THE_COURSE : WHEN_TRAINING_STARTED;
        }

        private static String addressOf(Operation operation) {
            return operation.parameters().stream().filter(parameter -> parameter.path("in").asString().equals("path")).findAny()
                    .map(id -> operation.path().replace("{id}", id.path("example").asString()))
                    .orElse(operation.path());
        }

        private String inThisWorld(String text) {
            String real = text;
            for (Map.Entry<String, String> id : ids.entrySet()) {
                real = real.replace(id.getKey(), id.getValue());
            }
            return real;
        }
    }
}
