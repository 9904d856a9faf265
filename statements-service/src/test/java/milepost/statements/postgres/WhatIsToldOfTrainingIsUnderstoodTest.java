package milepost.statements.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.platform.testkit.Editions;
import milepost.statements.messaging.EnrolmentsProjection;
import milepost.statements.messaging.FundingProjection;
import milepost.statements.messaging.SchedulesProjection;
import org.junit.jupiter.api.Test;

/** Reads the producers' own examples, and those of every edition before, with our record types. */
class WhatIsToldOfTrainingIsUnderstoodTest {

    private static final String ENROLMENT = "milepost.enrolment.v1";
    private static final String APPLICATION = "milepost.application.v1";
    private static final String SCHEDULE = "milepost.schedule.v1";

    private final Ledger ledger = new Ledger();
    private final PostgresTrainings copies = new PostgresTrainings(ledger.db);
    private final Projection enrolments = new EnrolmentsProjection(copies);
    private final Projection funding = new FundingProjection(copies);
    private final Projection schedules = new SchedulesProjection(copies);

    @Test
    void theExamplesOfTheirOwnersAreFolded() throws IOException {
        assertThat(fold(enrolments, ENROLMENT, example("participants-service", ENROLMENT + ".example"), 5)).isTrue();
        assertThat(fold(enrolments, ENROLMENT, example("participants-service", ENROLMENT + ".example"), 4)).isFalse();
        assertThat(fold(funding, APPLICATION, example("applications-service", APPLICATION + ".example"), 6)).isTrue();
        assertThat(fold(schedules, SCHEDULE, example("applications-service", SCHEDULE + ".example"), 7)).isTrue();

        assertThat(ledger.one("SELECT lead_provider_id, course_identifier, cohort, schedule_identifier, active, live, source_version FROM training"))
                .isEqualTo("2b1de5a4-64c1-4f0c-a6f0-0d5f4b7f3c22 npq-headship 2024a npq-leadership-autumn true true 5");
        assertThat(ledger.one("SELECT fundable, source_version FROM training_funding")).isEqualTo("true 6");
        assertThat(ledger.one("SELECT cohort, identifier, milestones, source_version FROM schedule"))
                .isEqualTo("2024a npq-leadership-autumn started retained-1 7");
    }

    @Test
    void whatIsOfNoUseHereIsPassedOver() throws IOException {
        assertThat(fold(enrolments, ENROLMENT, example("participants-service", ENROLMENT + ".ecf.example"), 5)).isFalse();
        assertThat(fold(schedules, "milepost.course.v1", example("applications-service", "milepost.course.v1.example"), 7)).isFalse();

        assertThat(ledger.one("SELECT (SELECT count(*) FROM training) + (SELECT count(*) FROM schedule)")).isEqualTo("0");
    }

    @Test
    void whatWasToldInEarlierEditionsIsStillUnderstood() {
        long version = 1;
        for (byte[] schedule : Editions.examples(SCHEDULE)) {
            assertThat(fold(schedules, SCHEDULE, schedule, version++)).isTrue();
        }
        for (byte[] enrolment : Editions.examples(ENROLMENT)) {
            fold(enrolments, ENROLMENT, enrolment, version++);
        }
        for (byte[] application : Editions.examples(APPLICATION)) {
            fold(funding, APPLICATION, application, version++);
        }
        assertThat(List.of(ledger.one("SELECT count(*) > 0 FROM training"), ledger.one("SELECT count(*) > 0 FROM training_funding")))
                .containsExactly("true", "true");
    }

    private static boolean fold(Projection projection, String type, byte[] body, long version) {
        return Boolean.TRUE.equals(projection.fold(new Snapshot(projection.topic(), type, "key", version, Instant.EPOCH, body)).block(Ledger.PATIENCE));
    }

    private static byte[] example(String owner, String name) throws IOException {
        return Files.readAllBytes(Path.of("..", owner, "src", "main", "contracts", name + ".json"));
    }
}
