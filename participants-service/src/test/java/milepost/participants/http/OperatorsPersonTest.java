package milepost.participants.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.participants.RunningService;
import milepost.participants.domain.Examples;
import milepost.platform.messaging.Versions;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class OperatorsPersonTest {

    @Test
    void aPersonIsPutAndReadBack() {
        var id = UUID.randomUUID();

        put(id, Map.of("full_name", "Ada Bell", "email", "Ada@example.org", "trn", "1000001", "trn_verified", true))
                .expectStatus().isOk().expectBody().jsonPath("$.id").isEqualTo(id.toString());

        get(id).expectStatus().isOk().expectBody()
                .jsonPath("$.full_name").isEqualTo("Ada Bell")
                .jsonPath("$.email").isEqualTo("Ada@example.org")
                .jsonPath("$.trn").isEqualTo("1000001")
                .jsonPath("$.trn_verified").isEqualTo(true)
                .jsonPath("$.previous_names").isEmpty()
                .jsonPath("$.retired_into").isEqualTo(null);
    }

    @Test
    void omittedFieldsStayAndAFormerNameIsKept() {
        var id = UUID.randomUUID();
        put(id, Map.of("full_name", "Ada Bell", "email", "ada2@example.org", "trn", "1000002"));

        put(id, Map.of("full_name", "Ada Carr"));
        put(id, Map.of("trn_verified", true));

        get(id).expectBody()
                .jsonPath("$.full_name").isEqualTo("Ada Carr")
                .jsonPath("$.previous_names").isEqualTo(List.of("Ada Bell"))
                .jsonPath("$.email").isEqualTo("ada2@example.org")
                .jsonPath("$.trn").isEqualTo("1000002")
                .jsonPath("$.trn_verified").isEqualTo(true);
    }

    @Test
    void aNumberAnotherPersonHoldsMayBeVerifiedAndBothStay() {
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        put(first, Map.of("full_name", "Ada Bell", "trn", "1000003", "trn_verified", true));

        put(second, Map.of("full_name", "Ada Bell", "trn", "1000003", "trn_verified", true)).expectStatus().isOk();

        get(first).expectBody().jsonPath("$.trn_verified").isEqualTo(true);
        get(second).expectBody().jsonPath("$.trn_verified").isEqualTo(true);
    }

    @Test
    void everyChangeIsAuditedWithoutItsContentAndARepetitionIsNone() {
        var id = UUID.randomUUID();

        put(id, Map.of("full_name", "Ada Bell", "email", "ada4@example.org"));
        put(id, Map.of("full_name", "Ada Bell", "email", "ada4@example.org")).expectStatus().isOk();

        assertThat(RunningService.rows("SELECT actor, action, reason::text FROM audit WHERE subject_id = '" + id + "'")).singleElement()
                .satisfies(row -> {
                    assertThat(row.get("actor")).asString().startsWith("operator:");
                    assertThat(row.get("action")).isEqualTo("participant_changed");
                    assertThat(row.get("reason")).isEqualTo("{\"fields\": [\"full_name\", \"email\"]}");
                });
        assertThat(RunningService.rows("SELECT version FROM person WHERE id = '" + id + "'")).extracting(row -> row.get("version"))
                .containsExactly(String.valueOf(RunningService.bean(Versions.class).first()));
    }

    @Test
    void aNewPersonNeedsANameAndUnknownFieldsAreRefused() {
        put(UUID.randomUUID(), Map.of("email", "ada5@example.org")).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].title").isEqualTo("full_name")
                .jsonPath("$.errors[0].source.pointer").isEqualTo("/full_name");
        put(UUID.randomUUID(), Map.of("full_name", "Ada Bell", "nickname", "Addie")).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].code").isEqualTo("unknown_field");
    }

    @Test
    void aRetiredPersonIsNotChanged() {
        var survivor = UUID.randomUUID();
        var retired = UUID.randomUUID();
        put(survivor, Map.of("full_name", "Ada Bell"));
        put(retired, Map.of("full_name", "Ada Carr"));
        RunningService.execute("UPDATE person SET retired_into = '%s' WHERE id = '%s'".formatted(survivor, retired));

        put(retired, Map.of("full_name", "Ada Dunn")).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].title").isEqualTo("participant_id")
                .jsonPath("$.errors[0].meta.participant_id").isEqualTo(survivor.toString());
    }

    @Test
    void onlyIntakeMayReadOrWritePersons() {
        var id = UUID.randomUUID();
        put(id, Map.of("full_name", "Ada Bell"));

        for (var client : List.of(RunningService.operator("finance"), RunningService.as(Examples.ASTER), RunningService.peer())) {
            client.get().uri("/operator/v1/participants/" + id).exchange().expectStatus().isForbidden();
            client.put().uri("/operator/v1/participants/" + id).bodyValue(Map.of("full_name", "Mallory")).exchange().expectStatus().isForbidden();
        }
        get(UUID.randomUUID()).expectStatus().isNotFound();
    }

    private static WebTestClient.ResponseSpec put(UUID id, Map<String, Object> body) {
        return RunningService.operator("intake").put().uri("/operator/v1/participants/" + id).bodyValue(body).exchange();
    }

    private static WebTestClient.ResponseSpec get(UUID id) {
        return RunningService.operator("intake").get().uri("/operator/v1/participants/" + id).exchange();
    }
}
