package milepost.participants.http;

import static milepost.participants.RunningService.rows;
import static milepost.participants.http.EcfTrainee.TODAY;
import static milepost.participants.http.Trainee.body;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.participants.RunningService;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ecf.EcfCases;
import milepost.participants.domain.ecf.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Commands in the early career framework around transfers, repeated and at once, in whichever version. */
class EcfCommandsTest {

    private static final String V3 = "v3/participants/ecf";

    /** Decision A13: rules and dates follow the request clock, and a change never reaches into another provider's part. */
    @Test
    void beforeATransferTheFormerProviderChangesItsOwnPartUpToTheDayAndTheNextOneOnlyTheSchedule() {
        var next = new LeadProviderId(UUID.randomUUID());
        var ada = EcfTrainee.teacher().givenTo(next, Records.JANUARY);
        EcfCases.catalogue(next).forEach(RunningService::hears);
        var deferral = body("course_identifier", "ecf-induction", "reason", "career-break");
        var schedule = body("course_identifier", "ecf-induction", "schedule_identifier", "ecf-reduced-september");

        ada.put(RunningService.as(next, TODAY), V3, "defer", deferral).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].code").isEqualTo("training_under_a_day");
        ada.put(RunningService.as(next, TODAY), V3, "change-schedule", schedule).expectStatus().isOk();
        ada.put(V3, "defer", deferral).expectStatus().isOk();
        ada.put(RunningService.as(ada.provider(), Records.JANUARY), V3, "resume", deferral).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].code").isEqualTo("participant_left");

        assertThat(ada.record().periods()).extracting(period -> period.status().word()).containsExactly("active", "deferred", "active");
        assertThat(ada.record().periods()).extracting(period -> period.schedule().value())
                .containsExactly("ecf-standard-september", "ecf-standard-september", "ecf-reduced-september");
    }

    @Test
    void aChangeIsKeptInTheHistoryAndPublishedAtItsVersion() {
        var ada = EcfTrainee.teacher();
        ada.put(V3, "defer", body("course_identifier", "ecf-induction", "reason", "other")).expectStatus().isOk();

        var history = rows("SELECT what, actor, version FROM training_record_history WHERE training_record_id = '%s' ORDER BY version".formatted(ada.training()));
        assertThat(history).extracting(row -> row.get("what") + " by " + row.get("actor")).containsExactly("said by operator", "defer by provider");
        assertThat(history.getLast()).containsEntry("version", String.valueOf(ada.stored().recorded().version()));
    }

    /** Decision A11. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("milepost.participants.http.ChangeEcfTrainingTest#addresses")
    void aCommandRepeatedUnderItsKeyIsAnsweredAgainAndDoneOnce(String address) {
        var ada = EcfTrainee.teacher();
        var client = RunningService.as(ada.provider(), TODAY).mutate().defaultHeader("Idempotency-Key", UUID.randomUUID().toString()).build();
        var deferral = body("course_identifier", "ecf-induction", "reason", "other");

        var first = ada.put(client, address, "defer", deferral).expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
        var again = ada.put(client, address, "defer", deferral).expectStatus().isOk().expectHeader().valueEquals("Idempotent-Replayed", "true")
                .expectBody(String.class).returnResult().getResponseBody();

        assertThat(again).isEqualTo(first);
        assertThat(ada.record().periods()).hasSize(2);
    }

    /** Whatever wins, in whichever version: one unbroken line of periods, one for each command that was done. */
    @Test
    void commandsThatRaceOnOneRecordLeaveItConsistent() throws Exception {
        var ada = EcfTrainee.teacher();
        var commands = IntStream.range(0, 5).boxed().flatMap(turn -> Stream.<Callable<Integer>>of(
                () -> status(ada.put(at(ada, turn), address(turn), "defer", body("course_identifier", "ecf-induction", "reason", "other"))),
                () -> status(ada.put(at(ada, turn), address(turn + 1), "resume", body("course_identifier", "ecf-induction"))),
                () -> status(ada.put(at(ada, turn), address(turn + 2), "withdraw", body("course_identifier", "ecf-induction", "reason", "other"))),
                () -> status(ada.put(at(ada, turn), address(turn + 3), "change-schedule",
                        body("course_identifier", "ecf-induction", "schedule_identifier", "ecf-standard-january"))))).toList();

        List<Integer> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses = threads.invokeAll(commands).stream().map(Future::resultNow).toList();
        }

        var periods = ada.record().periods();
        assertThat(statuses).allMatch(status -> status == 200 || status == 422);
        assertThat(rows("SELECT 1 AS one FROM training_record_history WHERE training_record_id = '" + ada.training() + "'"))
                .hasSize(1 + (int) statuses.stream().filter(status -> status == 200).count());
        assertThat(periods.getLast().to()).isNull();
        IntStream.range(1, periods.size()).forEach(i -> assertThat(periods.get(i - 1).to()).isEqualTo(periods.get(i).from()));
        assertThat(ada.row().path("training_status").asString()).isEqualTo(periods.getLast().status().word());
        assertThat(ada.shown().path("ecf_enrolments").path(0).path("training_status").asString()).isEqualTo(periods.getLast().status().word());
    }

    /** Request clocks that are not in the order in which the commands come. */
    private static WebTestClient at(EcfTrainee ada, int turn) {
        return RunningService.as(ada.provider(), TODAY.minusSeconds(60L * turn));
    }

    private static String address(int turn) {
        return ChangeEcfTrainingTest.ADDRESSES.get(turn % ChangeEcfTrainingTest.ADDRESSES.size());
    }

    private static int status(ResponseSpec answer) {
        return answer.returnResult(String.class).getStatus().value();
    }
}
