package milepost.applications.http;

import static milepost.applications.Offered.json;
import static milepost.applications.Offered.provider;
import static milepost.applications.Offered.put;
import static milepost.applications.RunningService.operator;
import static milepost.applications.RunningService.peer;
import static milepost.applications.RunningService.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Schedules of the early career framework, whose windows may close; docs/ecf-schedules.md says what is accepted. */
class SchedulesTest {

    private static final String ROOT = "/operator/v1";

    @Test
    void aScheduleOfTheFrameworkHasUpToNineTypesWithAndWithoutAnEnd() {
        put(ROOT + "/cohorts/2034", Map.of("description", "Academic year 2034", "registration_start_date", "2034-06-01", "funding", "full",
                "mentor_funding", true, "detailed_evidence", true, "uplifts", true, "payments_frozen_at", "2036-06-17T23:00:00Z"));
        List<String> types = List.of("started", "retained-1", "retained-2", "retained-3", "retained-4", "completed", "extended-1", "extended-2", "extended-3");
        Map<String, Object> body = Map.of("name", "ECF Extended September", "course_group", "ecf", "applies_from", "2034-06-01", "applies_to", "2034-10-31",
                "milestones", types.stream().map(type -> milestone(type, "2034-09-01", type.equals("started") ? "2034-12-31" : null)).toList());
        UUID provider = provider("ecf-induction", "2034a");

        put(ROOT + "/cohorts/2034a/schedules/ecf-extended-september", body);
        put(ROOT + "/cohorts/2034a/schedules/ecf-extended-september", body);
        put(ROOT + "/cohorts/2034a/offers", List.of(Map.of("course_identifier", "ecf-mentor", "lead_provider_id", provider)));

        JsonNode shown = json(get("/cohorts/2034a/schedules/ecf-extended-september"));
        assertThat(shown.path("milestones").valueStream().map(each -> each.path("declaration_type").asString())).containsExactlyElementsOf(types);
        assertThat(shown.at("/milestones/0/milestone_date").asString()).isEqualTo("2034-12-31");
        assertThat(shown.path("milestones").valueStream().filter(each -> each.path("milestone_date").isNull())).hasSize(8);
        assertThat(rows("SELECT version & 255 AS n FROM catalogue_entry WHERE key = 'schedule/2034a/ecf-extended-september'"))
                .containsExactly(Map.of("n", "1"));
        peer().get().uri("/internal/snapshots/schedules?cohort=2034a").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.snapshots[0].payload.course_group").isEqualTo("ecf")
                .jsonPath("$.snapshots[0].payload.milestones[8].declaration_type").isEqualTo("extended-3");
        peer().get().uri("/internal/snapshots/offers?cohort=2034a&lead_provider_id=" + provider).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.snapshots.length()").isEqualTo(2);
        get("/cohorts/2034a").expectBody().json("""
                {"mentor_funding": true, "detailed_evidence": true, "uplifts": true, "declaration_sequence_checked": true,
                 "payments_frozen_at": "2036-06-17T23:00:00Z"}""");
    }

    @Test
    void aMilestoneThatCannotBeIsRefusedWithItsCode() {
        Map<String, Object> body = Map.of("name", "ECF Standard September", "course_group", "ecf", "applies_from", "2024-06-01", "applies_to", "2024-10-31",
                "milestones", List.of(milestone("started", "2024-09-01", "2024-08-31"), milestone("retained-1", "2024-09-01", "2024-09-01"),
                        milestone("retained-1", "2024-09-01", "2024-09-02"), milestone("retained-5", "2024-09-01", null),
                        milestone("completed", null, "2024-09-02")));

        assertThat(refusals("/cohorts/2024a/schedules/ecf-standard-september", body)).containsExactly(
                "/milestones/0/milestone_date ends_before_start", "/milestones/1/milestone_date ends_before_start",
                "/milestones/2/declaration_type milestone_repeated", "/milestones/3/declaration_type not_allowed", "/milestones/4/start_date required");
    }

    @Test
    void aMilestoneMayStartBeforeJuneOfItsCohortsYearAndTypesAreWhateverAScheduleHas() {
        put(ROOT + "/cohorts/2035", Map.of("description", "Academic year 2035", "registration_start_date", "2035-01-10", "funding", "full"));

        put(ROOT + "/cohorts/2035a/schedules/ecf-standard-spring", Map.of("name", "ECF Standard Spring", "course_group", "ecf",
                "applies_from", "2035-03-01", "applies_to", "2035-05-31", "milestones", List.of(milestone("extended-1", "2035-05-31", "2035-06-01"))));

        get("/cohorts/2035a/schedules/ecf-standard-spring").expectBody().jsonPath("$.milestones[0].start_date").isEqualTo("2035-05-31");
    }

    private static WebTestClient.ResponseSpec get(String path) {
        return operator("catalogue").get().uri(ROOT + path).exchange();
    }

    private static List<String> refusals(String path, Object body) {
        return json(operator("catalogue").put().uri(ROOT + path).bodyValue(body).exchange().expectStatus().isEqualTo(422)).path("errors").valueStream()
                .map(error -> error.at("/source/pointer").asString() + " " + error.path("code").asString()).toList();
    }

    private static Map<String, @Nullable Object> milestone(String type, @Nullable String start, @Nullable String end) {
        Map<String, @Nullable Object> milestone = new HashMap<>();
        milestone.put("declaration_type", type);
        milestone.put("start_date", start);
        milestone.put("milestone_date", end);
        return milestone;
    }
}
