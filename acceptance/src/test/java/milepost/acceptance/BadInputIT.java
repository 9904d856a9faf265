package milepost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import milepost.acceptance.TrainingProvider.Applicant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Bad input gets the documented error and leaves no trace but an attempt. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private static final String DECLARATIONS = "/api/v3/participant-declarations";

    private TrainingProvider provider;
    private Applicant applicant;

    @BeforeAll
    void aParticipantInTraining() {
        provider = TrainingProvider.fresh();
        provider.twoStatements();
        applicant = provider.enrolled();
    }

    @TestFactory
    Stream<DynamicTest> aBadDeclarationIsRefusedWithItsCodes() {
        return Stream.of(
                bad("no participant", without("participant_id"), 422, List.of("participant_id_missing")),
                bad("no type", without("declaration_type"), 422, List.of("declaration_type_missing")),
                bad("no date", without("declaration_date"), 422, List.of("declaration_date_missing")),
                bad("no course", without("course_identifier"), 422, List.of("course_identifier_missing")),
                bad("an unknown participant", set("participant_id", UUID.randomUUID().toString()), 422, List.of("participant_not_recognised")),
                bad("a type nobody knows", set("declaration_type", "begun"), 422, List.of("declaration_type_invalid")),
                bad("a date that is none", set("declaration_date", "yesterday"), 422, List.of("declaration_date_invalid")),
                bad("a date in the future", set("declaration_date", "2049-01-01T00:00:00Z"), 422, List.of("declaration_date_in_future")),
                bad("a date before the schedule starts", set("declaration_date", "2023-09-30T12:00:00Z"), 422, List.of("declaration_date_before_milestone")),
                bad("a participant id of the wrong type", set("participant_id", 42), 422, List.of("participant_not_recognised")));
    }

    private DynamicTest bad(String name, UnaryOperator<Map<String, Object>> change, int status, List<String> codes) {
        return DynamicTest.dynamicTest(name, () -> {
            Reply reply = post(change);

            assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
            assertThat(reply.codes()).containsAll(codes);
            assertThat(reply.body().path("errors").valueStream()).allSatisfy(error -> {
                assertThat(error.path("title").asString()).isNotBlank();
                assertThat(error.path("detail").asString()).isNotBlank();
            });
            nothingIsStored();
        });
    }

    private Reply post(UnaryOperator<Map<String, Object>> change) {
        var attributes = new HashMap<String, Object>(Map.of(
                "participant_id", applicant.participantId(), "declaration_type", "started",
                "declaration_date", "2023-10-10T10:00:00Z", "course_identifier", applicant.course()));
        return provider.api().at(TrainingProvider.AUTUMN_2023).post(DECLARATIONS,
                Map.of("data", Map.of("type", "participant-declaration", "attributes", change.apply(attributes))));
    }

    private static UnaryOperator<Map<String, Object>> without(String attribute) {
        return attributes -> {
            attributes.remove(attribute);
            return attributes;
        };
    }

    private static UnaryOperator<Map<String, Object>> set(String attribute, Object value) {
        return attributes -> {
            attributes.put(attribute, value);
            return attributes;
        };
    }

    private void nothingIsStored() {
        assertThat(provider.api().get(DECLARATIONS).expect(200).data().size()).isZero();
    }

    @Test
    void malformedJsonIs400InTheErrorEnvelope() {
        Reply reply = provider.api().post(DECLARATIONS, "{\"data\": {");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.codes()).isNotEmpty();
        nothingIsStored();
    }

    @Test
    void aBodyWithoutDataIs400() {
        assertThat(provider.api().post(DECLARATIONS, Map.of("participant_id", applicant.participantId())).status()).isEqualTo(400);
        nothingIsStored();
    }

    @Test
    void aWrongTokenIs401BeforeAnythingElseIsLookedAt() {
        Reply reply = provider.api().withToken("mp_test_wrong").get(DECLARATIONS + "?filter=abc");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body().path("error").asString()).isEqualTo("HTTP Token: Access denied");
        assertThat(provider.api().withToken(null).get(DECLARATIONS).status()).isEqualTo(401);
    }

    @Test
    void anOversizedBodyIs413() {
        Reply reply = provider.api().post(DECLARATIONS, "{\"data\":\"" + "x".repeat(1_200_000) + "\"}");

        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void aSecondDeclarationOfTheTypeNamesTheFirst() {
        TrainingProvider declaring = TrainingProvider.fresh();
        declaring.twoStatements();
        Applicant another = declaring.enrolled();
        String first = declaring.declare(another).expect(200).id();

        Reply second = declaring.declare(another);

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.codes()).containsExactly("declaration_already_exists");
        assertThat(second.body().path("errors").path(0).path("meta").path("declaration_id").asString()).isEqualTo(first);
    }

    @Test
    void aFieldNobodyKnowsIsRefusedAndNothingChanges() {
        Reply unknownField = provider.operator().put("/operator/v1/lead-providers/" + provider.id(), Map.of("name", "Renamed", "colour", "blue"));
        assertThat(unknownField.status()).isEqualTo(422);
        assertThat(provider.operator().get("/operator/v1/lead-providers/" + provider.id()).expect(200).body().path("name").asString())
                .isEqualTo(provider.name());
    }

    @Test
    void payingTooEarlyTwiceOrUnconfirmedIsRefused() {
        TrainingProvider paying = TrainingProvider.fresh();
        var statements = paying.twoStatements();
        String declaration = paying.declare(paying.enrolled()).expect(200).id();
        Eventually.equal("eligible", () -> paying.state(declaration));

        assertThat(paying.authorise(TrainingProvider.AUTUMN_2023, statements.first()).codes()).containsExactly("statement_not_payable");
        paying.cutOff(TrainingProvider.AFTER_FIRST_DEADLINE, statements.first());
        Reply unconfirmed = paying.operator().at(TrainingProvider.AFTER_FIRST_DEADLINE)
                .post("/operator/v1/statements/" + statements.first() + "/authorise-payment", Map.of("confirmed", false));
        assertThat(unconfirmed.codes()).containsExactly("confirmation_missing");
        paying.authorise(TrainingProvider.AFTER_FIRST_DEADLINE, statements.first()).expect(200);
        assertThat(paying.authorise(TrainingProvider.AFTER_FIRST_DEADLINE, statements.first()).codes()).containsExactly("already_authorised");
    }
}
