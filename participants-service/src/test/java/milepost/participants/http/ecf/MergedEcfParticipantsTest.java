package milepost.participants.http.ecf;

import static milepost.participants.RunningService.operator;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import milepost.participants.domain.ecf.Role;
import org.junit.jupiter.api.Test;

/** Two ids that turn out to be one person, one a teacher and one a mentor (decision A15). */
class MergedEcfParticipantsTest {

    private static final String V3 = "/api/v3/participants/ecf";
    private static final List<String> EVERY_VERSION = List.of(V3, "/api/v1/participants/ecf", "/api/v2/participants/ecf");

    private final Trained aster = Trained.byANewProvider();
    private final Trained birch = Trained.byANewProvider();

    @Test
    void theSurvivorHasBothTrainingsAndTheRetiredIdLeadsThere() {
        var twin = Trained.somebody("Ada B");
        var survivor = Trained.somebody("Ada Bell");
        aster.trains(twin, Role.MENTOR);
        birch.trains(survivor, Role.ECT);
        var before = aster.data("/api/v1/participants/ecf").path(0).path("attributes").path("training_record_id").asString();

        operator("intake").post().uri("/operator/v1/participants/" + twin.id() + "/merge")
                .bodyValue(Map.of("into", survivor.id().toString())).exchange().expectStatus().isOk();

        for (var path : EVERY_VERSION) {
            aster.get(path + "/" + twin.id()).expectStatus().isEqualTo(410).expectBody()
                    .jsonPath("$.errors[0].code").isEqualTo("participant_id_changed")
                    .jsonPath("$.errors[0].participant_id_changes[0].to_participant_id").isEqualTo(survivor.id().toString());
            assertThat(aster.ids(path)).as(path).containsExactly(survivor.id().toString());
            Trained.byANewProvider().get(path + "/" + twin.id()).expectStatus().isNotFound();
        }
        assertThat(aster.ids(V3 + "?filter[from_participant_id]=" + twin.id())).containsExactly(survivor.id().toString());
        assertThat(aster.data("/api/v1/participants/ecf").path(0).path("attributes").path("training_record_id").asString()).isEqualTo(before);
        assertThat(aster.data(V3).path(0).path("attributes").path("participant_id_changes")).hasSize(1);
        assertThat(birch.data(V3).path(0).path("attributes").path("ecf_enrolments")).as("only its own").hasSize(1);
    }
}
