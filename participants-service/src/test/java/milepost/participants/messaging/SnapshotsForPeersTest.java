package milepost.participants.messaging;

import static milepost.participants.RunningService.bean;
import static milepost.participants.RunningService.hears;
import static milepost.participants.RunningService.operator;
import static milepost.participants.RunningService.owner;
import static milepost.participants.RunningService.peer;
import static milepost.participants.RunningService.person;
import static milepost.participants.RunningService.rows;
import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.domain.Examples;
import milepost.participants.domain.Examples.Application;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ecf.Records;
import milepost.platform.messaging.Snapshot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class SnapshotsForPeersTest {

    private final ParticipantId ada = person("Ada Bell");

    @Test
    void personsAreToldByIdAndByNumber() {
        operator("intake").put().uri("/operator/v1/participants/" + ada).bodyValue(Map.of("trn", "4000001")).exchange();
        var ben = person("Ben Carr");

        ask("participants?ids=" + ada + "," + ben + "," + UUID.randomUUID()).jsonPath("$.snapshots.length()").isEqualTo(2);
        ask("participants?trn=4000001")
                .jsonPath("$.snapshots[0].key").isEqualTo(ada.toString())
                .jsonPath("$.snapshots[0].payload.trn").isEqualTo("4000001");
    }

    @Test
    void enrolmentsOfAPersonComeThroughTheWholeChain() {
        var application = application();
        owner().knows(application.accepted(SEPTEMBER, AUTUMN).at(2));

        ask("enrolments?participant_id=" + ada)
                .jsonPath("$.snapshots.length()").isEqualTo(1)
                .jsonPath("$.snapshots[0].topic").isEqualTo("milepost.enrolments")
                .jsonPath("$.snapshots[0].payload.application_id").isEqualTo(application.id().toString())
                .jsonPath("$.snapshots[0].payload.source_version").isEqualTo(2);
    }

    @Test
    void anEnrolmentThatEndedIsToldAsSuch() {
        var application = application();
        hears(application.accepted(SEPTEMBER, AUTUMN).at(1));
        hears(application.notAccepted(OCTOBER).at(2));

        ask("enrolments?ids=" + application.id())
                .jsonPath("$.snapshots[0].payload.live").isEqualTo(false)
                .jsonPath("$.snapshots[0].payload.periods[0].to").isEqualTo("2024-10-07T08:30:00Z");
    }

    @Test
    void anOperatorMayHaveThemAllToldAgain() {
        hears(application().accepted(SEPTEMBER, AUTUMN).at(1));

        for (String aggregate : List.of("participants", "enrolments")) {
            operator("catalogue").post().uri("/operator/v1/republish/" + aggregate).exchange().expectStatus().isAccepted()
                    .expectBody().jsonPath("$.queued").value(queued -> assertThat((Integer) queued).as(aggregate).isPositive());
        }
        operator("catalogue").post().uri("/operator/v1/republish/participants").bodyValue(Map.of("ids", List.of(ada.value(), UUID.randomUUID())))
                .exchange().expectStatus().isAccepted().expectBody().json("{\"queued\":1}");
    }

    @Test
    void trainingOfBothFamiliesIsToldAndApplicationsAreOfNoConcernToOne() {
        var records = bean(TrainingRecords.class);
        var record = Records.teacher(UUID.randomUUID().toString(), ada);
        records.store(record, null).block();
        var application = application();
        hears(application.accepted(SEPTEMBER, AUTUMN).at(1));

        ask("enrolments?ids=" + application.id() + "," + record.id())
                .jsonPath("$.snapshots[*].payload.family").isEqualTo(List.of("npq", "ecf"));
        ask("enrolments?participant_id=" + ada).jsonPath("$.snapshots.length()").isEqualTo(2);
        ask("enrolments?participant_id=" + ada + "&family=npq").jsonPath("$.snapshots[*].key").isEqualTo(List.of(application.id().toString()));
        assertThat(owner().timesAskedDuring(() -> ask("enrolments?participant_id=" + ada + "&family=ecf")
                .jsonPath("$.snapshots[*].key").isEqualTo(List.of(record.id().toString())))).isZero();
    }

    @Test
    void pagesOfBothFamiliesComeInOneOrderAndMissNothing() {
        var source = bean(EnrolmentSnapshots.class);
        for (int i = 0; i < 5; i++) {
            bean(TrainingRecords.class).store(Records.teacher(UUID.randomUUID().toString(), ada), null).block();
            hears(application().accepted(SEPTEMBER, AUTUMN).at(1));
        }
        var keys = new ArrayList<String>();
        for (var page = page(source, null); !page.isEmpty(); page = page(source, page.getLast())) {
            keys.addAll(page);
        }

        assertThat(keys).isSorted().doesNotHaveDuplicates()
                .hasSameElementsAs(rows("SELECT id FROM enrolment UNION ALL SELECT id FROM training_record").stream().map(row -> (String) row.get("id")).toList());
    }

    private static List<String> page(EnrolmentSnapshots source, @Nullable String after) {
        return source.after(after, 3).map(Snapshot::key).collectList().block();
    }

    @Test
    void unknownCriteriaAreRefused() {
        for (var question : List.of("enrolments?family=ecf", "enrolments?participant_id=00000000-0000-4000-8000-000000000001&family=pgce", "participants?name=Ada", "enrolments?trn=4000001", "enrolments")) {
            peer().get().uri("/internal/snapshots/" + question).exchange().expectStatus().isBadRequest();
        }
    }

    private Application application() {
        return Examples.application(UUID.randomUUID().toString()).of(ada);
    }

    private static WebTestClient.BodyContentSpec ask(String question) {
        return peer().get().uri("/internal/snapshots/" + question).exchange().expectStatus().isOk().expectBody();
    }
}
