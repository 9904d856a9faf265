package milepost.participants.http;

import static milepost.participants.RunningService.hears;
import static milepost.participants.RunningService.operator;
import static milepost.participants.RunningService.person;
import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.BIRCH;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import milepost.participants.RunningService;
import milepost.participants.domain.Examples;
import milepost.participants.domain.Examples.Application;
import milepost.participants.domain.ParticipantId;
import org.junit.jupiter.api.Test;

class WorklistTest {

    @Test
    void twoLiveEnrolmentsOfOnePersonAndCourseAreReportedUntilOneEnds() {
        var ada = person("Ada Bell");
        var first = application(ada).accepted(SEPTEMBER, AUTUMN);
        var second = application(ada).with(BIRCH).accepted(OCTOBER, AUTUMN);
        hears(first.at(1));
        assertThat(worklist()).doesNotContain(ada.toString());

        hears(second.at(1));
        assertThat(worklist()).contains("two_live_enrolments", ada.toString(), first.id().toString(), second.id().toString());

        hears(second.notAccepted(OCTOBER).at(2));
        assertThat(worklist()).doesNotContain(ada.toString());
    }

    @Test
    void twoPersonsWithOneVerifiedNumberAreOnePerson() {
        var ada = person("Ada Bell");
        var twin = person("Ada Bell");
        hears(application(ada).accepted(SEPTEMBER, AUTUMN).at(1));
        hears(application(twin).accepted(OCTOBER, AUTUMN).at(1));
        verify(ada);
        assertThat(worklist()).doesNotContain(ada.toString());

        verify(twin);

        assertThat(worklist()).contains(ada.toString());
    }

    @Test
    void differentCoursesAreNoneOfItsBusinessButCoachingAndSupportAreOne() {
        var ada = person("Ada Bell");
        hears(application(ada).accepted(SEPTEMBER, AUTUMN).at(1));
        hears(application(ada).forCourse("npq-early-headship-coaching-offer").accepted(SEPTEMBER, AUTUMN).at(1));
        assertThat(worklist()).doesNotContain(ada.toString());

        hears(application(ada).forCourse("npq-additional-support-offer").accepted(OCTOBER, AUTUMN).at(1));

        assertThat(worklist()).contains(ada.toString());
    }

    @Test
    void theWorklistIsForFinance() {
        operator("intake").get().uri("/operator/v1/worklist").exchange().expectStatus().isForbidden();
    }

    @Test
    void enrolmentsAreCountedByTrainingStatus() {
        hears(application(person("Ada Bell")).accepted(SEPTEMBER, AUTUMN).at(1));

        // the first count is made after the start
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> RunningService.management().get().uri("/actuator/prometheus").exchange()
                .expectStatus().isOk().expectBody(String.class)
                .value(text -> assertThat(text).contains("milepost_enrolments{", "training_status=\"active\"", "training_status=\"withdrawn\"")));
    }

    private static Application application(ParticipantId participant) {
        return Examples.application(UUID.randomUUID().toString()).of(participant);
    }

    private static void verify(ParticipantId participant) {
        operator("intake").put().uri("/operator/v1/participants/" + participant)
                .bodyValue(Map.of("trn", "5000001", "trn_verified", true)).exchange().expectStatus().isOk();
    }

    private static String worklist() {
        return operator("finance").get().uri("/operator/v1/worklist").exchange().expectStatus().isOk()
                .expectBody(String.class).returnResult().getResponseBody();
    }
}
