package milepost.applications.http;

import static milepost.applications.Offered.json;
import static milepost.applications.RunningService.operator;
import static milepost.applications.RunningService.rows;

import java.util.List;
import java.util.UUID;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Operators' commands on applications, and what is left of them. */
final class Operated {

    private Operated() {
    }

    /** The version at which it was accepted. */
    static long since(UUID id) {
        return Long.parseLong(rows("SELECT accepted_version FROM application WHERE id = '" + id + "'").getFirst().get("accepted_version"));
    }

    static WebTestClient.ResponseSpec put(UUID id, String command, Object body) {
        return operator("intake").put().uri("/operator/v1/applications/" + id + "/" + command).bodyValue(body).exchange();
    }

    static List<String> codes(WebTestClient.ResponseSpec response) {
        return json(response.expectStatus().isEqualTo(422)).path("errors").valueStream().map(error -> error.path("code").asString()).toList();
    }

    static String stamp(UUID id) {
        return rows("SELECT to_char(updated_at, 'YYYYMMDDHH24MISSUS') AS stamp FROM application WHERE id = '" + id + "'").getFirst().get("stamp");
    }

    static List<String> history(UUID id) {
        return rows("SELECT what FROM application_history WHERE application_id = '" + id + "' ORDER BY position").stream().map(row -> row.get("what")).toList();
    }

    static List<String> audited(UUID id) {
        return rows("SELECT action FROM audit WHERE subject_id = '" + id + "'").stream().map(row -> row.get("action")).toList();
    }
}
