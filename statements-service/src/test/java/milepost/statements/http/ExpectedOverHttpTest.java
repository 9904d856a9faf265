package milepost.statements.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Snapshot;
import milepost.platform.testkit.TestTokens;
import milepost.statements.RunningService;
import milepost.statements.RunningService.Got;
import milepost.statements.Told;
import milepost.statements.ToldOfTraining;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpectedOverHttpTest {

    private static final Instant NOVEMBER = Instant.parse("2024-11-10T12:00:00Z");

    private final UUID provider = UUID.randomUUID();
    private final UUID funded = UUID.randomUUID();
    private final UUID notFunded = UUID.randomUUID();
    private final UUID withdrawn = UUID.randomUUID();
    private final UUID november = UUID.randomUUID();

    /** Two of three train still; two have declared that they started, one of them without funding. */
    @BeforeEach
    void threeAreInTraining() {
        RunningService.hears(Told.cohort("2024a"));
        RunningService.hears(Told.course("npq-headship", "leadership"));
        RunningService.hears(Told.provider(provider, false));
        RunningService.operator("PUT", "/contracts/" + UUID.randomUUID(), Map.of("kind", "npq", "lead_provider_id", provider, "cohort", "2024",
                "course_identifier", "npq-headship", "per_participant", "1000.00", "number_of_payment_periods", 4, "service_fee_percentage", 0,
                "recruitment_target", 72));
        assertThat(RunningService.operator("PUT", "/statements/" + november, statement("npq")).status()).isEqualTo(200);
        RunningService.hears(List.of(ToldOfTraining.enrolment(funded, provider, funded, "active", true, 1),
                ToldOfTraining.enrolment(notFunded, provider, notFunded, "active", true, 1), ToldOfTraining.ecfTraining(UUID.randomUUID(), provider),
                ToldOfTraining.enrolment(withdrawn, provider, withdrawn, "withdrawn", true, 2)));
        RunningService.hears(List.of(ToldOfTraining.application(funded, "eligible", true, 1),
                ToldOfTraining.application(notFunded, "eligible", false, 1), ToldOfTraining.application(withdrawn, "eligible", null, 1),
                ToldOfTraining.application(UUID.randomUUID(), "unconfirmed", null, 1)));
        RunningService.hears(Told.declaration(funded, provider, "submitted", 1, NOVEMBER));
        RunningService.hears(Told.declaration(withdrawn, provider, "submitted", 1, NOVEMBER));
    }

    @Test
    void financeIsToldWhatIsExpectedAndWhatCame() {
        RunningService.hears(ToldOfTraining.schedule("2024a", "npq-leadership-autumn", 1, "started", "retained-1", "retained-2", "completed"));

        Got got = expected(november);

        assertThat(got.status()).isEqualTo(200);
        assertThat(got.body().path("milestones").toString()).isEqualTo("["
                + "{\"declaration_type\":\"started\",\"expected\":3,\"received\":2,\"remaining\":1},"
                + "{\"declaration_type\":\"retained-1\",\"expected\":1,\"received\":0,\"remaining\":2}]");
        assertThat(got.text("/statement_id")).isEqualTo(november.toString());
        assertThat(List.of("expected", "received", "remaining")).extracting(name -> got.body().path(name).asInt()).containsExactly(4, 2, 2);
        // two of the three would be paid, at 1,000 × 60 % / 4
        assertThat(got.text("/expected_output_payment")).isEqualTo("300.00");
        assertThat(got.body().path("courses").toString()).isEqualTo(
                "[{\"course_identifier\":\"npq-headship\",\"expected\":3,\"fundable\":2,\"unit_price\":\"150.00\",\"amount\":\"300.00\"}]");
        assertThat(got.headers().getFirst("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void whateverIsToldOfSomebodyIsExpectedAtOnceAndWhatIsOlderIsNot() {
        RunningService.hears(ToldOfTraining.enrolment(funded, provider, funded, "active", false, 3));
        RunningService.hears(ToldOfTraining.enrolment(funded, provider, funded, "active", true, 2));
        RunningService.hears(ToldOfTraining.application(notFunded, "eligible", true, 4));
        RunningService.hears(ToldOfTraining.application(notFunded, "not_eligible", true, 3));

        assertThat(expected(november).body().at("/milestones/0/expected").asInt()).isEqualTo(2);
        assertThat(expected(november).text("/expected_output_payment")).isEqualTo("300.00");
    }

    @Test
    void theOwnerIsAskedForAScheduleThatWasNeverTold() {
        RunningService.owner().knows("schedules", ToldOfTraining.schedule("2036a", "npq-leadership-autumn", 1, "started", "retained-1"));
        RunningService.hears(Told.cohort("2036a"));
        UUID later = UUID.randomUUID();
        RunningService.operator("PUT", "/statements/" + later, statement("npq", "2036a"));
        RunningService.hears(inCohort("2036a", ToldOfTraining.enrolment(UUID.randomUUID(), provider, funded, "active", true, 1)));
        int before = RunningService.owner().timesAsked();

        assertThat(expected(later).body().at("/milestones/0/expected").asInt()).isOne();
        assertThat(RunningService.rows("SELECT milestones FROM schedule WHERE cohort = '2036a'")).containsExactly("started retained-1");
        assertThat(RunningService.owner().timesAsked()).isEqualTo(before + 1);
        expected(later);
        assertThat(RunningService.owner().timesAsked()).isEqualTo(before + 1);
    }

    @Test
    void onlyFinanceIsToldAndOnlyOfNpqStatements() {
        UUID ecf = UUID.randomUUID();
        RunningService.operator("PUT", "/statements/" + ecf, statement("ecf"));

        assertThat(expected(ecf).status()).isEqualTo(422);
        assertThat(expected(ecf).codes()).containsExactly("expected_of_npq_only");
        assertThat(expected(UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(RunningService.operator("GET", "/statements/november/expected", null).status()).isEqualTo(404);
        assertThat(RunningService.send(TestTokens.operator("catalogue"), "GET", "/operator/v1/statements/" + november + "/expected", null).codes())
                .containsExactly("scope_missing");
        assertThat(RunningService.send(TestTokens.provider(provider), "GET", "/operator/v1/statements/" + november + "/expected", null).status())
                .isEqualTo(403);
    }

    @Test
    void whatCannotBeReadIsPoison() {
        for (Snapshot unreadable : List.of(
                of("milepost.enrolments", "milepost.enrolment.v1", "{}"), of("milepost.enrolments", "milepost.enrolment.v2", "{}"),
                of("milepost.applications", "milepost.application.v1", "[]"), of("milepost.catalogue", "milepost.schedule.v2", "{}"),
                of("milepost.catalogue", "milepost.schedule.v1", "{\"cohort\":\"2024a\",\"identifier\":\"x\",\"milestones\":[{\"declaration_type\":\"begun\"}]}"))) {
            assertThatThrownBy(() -> RunningService.hears(unreadable)).isInstanceOf(PoisonRecord.class);
        }
    }

    private static Got expected(UUID statement) {
        return RunningService.operator("GET", "/statements/" + statement + "/expected", null);
    }

    private Map<String, Object> statement(String type) {
        return statement(type, "2024a");
    }

    private Map<String, Object> statement(String type, String cohort) {
        return Map.of("lead_provider_id", provider, "cohort", cohort, "type", type, "month", 11, "year", 2024, "deadline_date", "2024-11-25",
                "payment_date", "2024-12-25", "output_fee", true, "milestones", List.of(
                        Map.of("schedule_identifier", "npq-leadership-autumn", "declaration_type", "started"),
                        Map.of("schedule_identifier", "npq-leadership-autumn", "declaration_type", "retained-1")));
    }

    private static Snapshot inCohort(String cohort, Snapshot enrolment) {
        return of(enrolment.topic(), enrolment.type(), enrolment.key(), new String(enrolment.payload()).replace("2024a", cohort));
    }

    private static Snapshot of(String topic, String type, String body) {
        return of(topic, type, "anything", body);
    }

    private static Snapshot of(String topic, String type, String key, String body) {
        return new Snapshot(topic, type, key, 1, NOVEMBER, body.getBytes());
    }
}
