package milepost.participants.http.ecf;

import static milepost.participants.RunningService.hears;
import static milepost.participants.RunningService.operator;
import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.participants.MovableToday;
import milepost.participants.RunningService;
import milepost.participants.application.ecf.TurnDocuments;
import milepost.participants.domain.Examples;
import milepost.participants.domain.Person;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.ecf.Histories;
import milepost.participants.domain.ecf.Role;
import milepost.platform.web.Json;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** Whom a provider sees of the early career framework, in which version, and who does not. */
class EcfParticipantsTest {

    private static final String V3 = "/api/v3/participants/ecf";
    private static final List<String> FLAT = List.of("/api/v1/participants/ecf", "/api/v2/participants/ecf", "/api/v1/participants", "/api/v2/participants");
    private static final List<String> EVERY_LIST = List.of(V3, FLAT.get(0), FLAT.get(1), FLAT.get(2), FLAT.get(3));

    private final Trained aster = Trained.byANewProvider();
    private final Trained birch = Trained.byANewProvider();

    @Test
    void aTeacherWhoIsAMentorTooIsOnePersonInV3AndTwoRowsBefore() {
        var ada = aster.teacher("Ada Bell");
        var mentoring = aster.trains(ada, Role.MENTOR);

        assertThat(aster.ids(V3)).containsExactly(ada.id().toString());
        assertThat(types(aster.data(V3 + "/" + ada.id()).path("attributes").path("ecf_enrolments"))).containsExactly("ect", "mentor");
        for (var path : FLAT) {
            assertThat(aster.ids(path)).as(path).containsExactly(ada.id().toString(), ada.id().toString());
            assertThat(aster.data(path).path(1).path("attributes").path("training_record_id").asString()).isEqualTo(mentoring.id().toString());
        }
        assertThat(aster.data("/api/v1/participants/ecf/" + ada.id()).path("attributes").path("participant_type").asString()).isEqualTo("ect");
        assertThat(aster.data("/api/v2/participants/ecf/" + ada.id()).path("attributes").path("participant_type").asString()).isEqualTo("ect");
        assertThat(file(aster)).hasSize(3);
    }

    @Test
    void aMentorAloneIsShownAsAMentor() {
        var grace = Trained.somebody("Grace Moss");
        aster.trains(grace, Role.MENTOR);

        assertThat(aster.data("/api/v1/participants/ecf/" + grace.id()).path("attributes").path("participant_type").asString()).isEqualTo("mentor");
    }

    @Test
    void aTeacherWhoStudiesForAnNpqTooIsShownByEachFamilyAlone() {
        var ada = aster.teacher("Ada Bell");
        var ben = aster.teacher("Ben Carr");
        var headship = Examples.application(UUID.randomUUID().toString()).of(ada.id()).with(aster.provider()).accepted(SEPTEMBER, AUTUMN);
        hears(headship.at(1));
        var cat = Trained.somebody("Cat Dorn");
        hears(Examples.application(UUID.randomUUID().toString()).of(cat.id()).with(aster.provider()).accepted(SEPTEMBER, AUTUMN).at(1));

        assertThat(aster.ids(V3)).containsExactly(ada.id().toString(), ben.id().toString());
        assertThat(aster.ids("/api/v3/participants/npq")).containsExactly(ada.id().toString(), cat.id().toString());
        assertThat(aster.data(V3 + "/" + ada.id()).toString()).contains("\"type\":\"participant\"", "ecf-standard-september").doesNotContain("npq");
        assertThat(aster.data("/api/v3/participants/npq/" + ada.id()).toString()).contains("npq-headship").doesNotContain("ecf-", "ecf_");
        aster.get(V3 + "/" + cat.id()).expectStatus().isNotFound();
        aster.get("/api/v1/participants/ecf/" + cat.id()).expectStatus().isNotFound();
    }

    @Test
    void whatAnOperatorSaysOfAPersonIsSeenInBothFamiliesAndEveryVersionAtOnce() {
        var ada = aster.teacher("Ada Bell");
        hears(Examples.application(UUID.randomUUID().toString()).of(ada.id()).with(aster.provider()).accepted(SEPTEMBER, AUTUMN).at(1));

        operator("intake").put().uri("/operator/v1/participants/" + ada.id())
                .bodyValue(Map.of("full_name", "Ada Carr", "trn", "3000001", "trn_verified", false)).exchange().expectStatus().isOk();

        for (var path : List.of(V3, "/api/v3/participants/npq", "/api/v1/participants/ecf", "/api/v2/participants/ecf")) {
            assertThat(aster.data(path + "/" + ada.id()).path("attributes").path("full_name").asString()).as(path).isEqualTo("Ada Carr");
        }
        assertThat(file(aster).getLast()).contains("Ada Carr", "3000001,false");
    }

    @Test
    void nobodySeesAnotherProvidersParticipants() {
        var ada = aster.teacher("Ada Bell");
        birch.teacher("Ben Carr");

        for (var path : List.of(V3, "/api/v1/participants/ecf", "/api/v2/participants/ecf")) {
            var others = birch.get(path + "/" + ada.id()).expectStatus().isNotFound().expectBody(String.class).returnResult().getResponseBody();
            var unknown = birch.get(path + "/" + UUID.randomUUID()).expectStatus().isNotFound().expectBody(String.class).returnResult().getResponseBody();
            assertThat(withoutRequest(others)).isEqualTo(withoutRequest(unknown));
            birch.get(path + "/no-uuid").expectStatus().isNotFound();
        }
        for (var path : EVERY_LIST) {
            assertThat(birch.ids(path)).as(path).hasSize(1).doesNotContain(ada.id().toString());
            assertThat(birch.ids(path + "?filter[updated_since]=2020-01-01T00:00:00Z")).as(path).doesNotContain(ada.id().toString());
        }
        assertThat(birch.ids(V3 + "?filter[cohort]=2024&filter[training_status]=active")).doesNotContain(ada.id().toString());
        assertThat(String.join("", file(birch))).doesNotContain(ada.id().toString());
    }

    @Test
    void nobodyIsAskedBeforeAParticipantIsDenied() {
        var ada = aster.teacher("Ada Bell");

        assertThat(RunningService.owner().timesAskedDuring(() -> {
            birch.get(V3 + "/" + ada.id()).expectStatus().isNotFound();
            birch.get("/api/v1/participants/ecf/" + UUID.randomUUID()).expectStatus().isNotFound();
        })).isZero();
    }

    @Test
    void theTagStaysWhileTheDocumentDoesAndMovesWithIt() {
        var ada = aster.teacher("Ada Bell");
        var record = Histories.record(ada, Role.ECT, aster.provider(), Trained.SINCE);
        for (var path : List.of(V3 + "/" + ada.id(), "/api/v1/participants/ecf/" + ada.id(), "/api/v2/participants/ecf/" + ada.id())) {
            var tag = tag(path);
            Trained.keep(record.in(record.circumstances(), OCTOBER));
            assertThat(tag(path)).isEqualTo(tag);
            RunningService.as(aster.provider()).get().uri(path).header(HttpHeaders.IF_NONE_MATCH, tag).exchange().expectStatus().isNotModified();
        }
        var nested = tag(V3 + "/" + ada.id());
        var flat = tag("/api/v1/participants/ecf/" + ada.id());

        Trained.keep(record.moved(record.stretches().getLast(), TrainingStatus.DEFERRED, "career-break", OCTOBER));

        assertThat(tag(V3 + "/" + ada.id())).isNotEqualTo(nested);
        assertThat(tag("/api/v1/participants/ecf/" + ada.id())).isNotEqualTo(flat);
    }

    @Test
    void theDayOfATransferTurnsWhatBothProvidersSeeThoughNobodyDoesAnything() {
        var ada = aster.teacher("Ada Bell");
        var day = LocalDate.of(2040, 1, 9);
        Trained.keep(Histories.transferred(Histories.record(ada, Role.ECT, aster.provider(), Trained.SINCE), birch.provider(), day));
        assertThat(status(aster, ada)).isEqualTo("leaving");
        assertThat(status(birch, ada)).isEqualTo("joining");
        var before = tag(V3 + "/" + ada.id());
        var row = tag("/api/v1/participants/ecf/" + ada.id());

        turnedOn(day.minusDays(1));
        assertThat(status(aster, ada)).isEqualTo("leaving");
        assertThat(tag(V3 + "/" + ada.id())).isEqualTo(before);

        turnedOn(day);
        assertThat(status(aster, ada)).isEqualTo("left");
        assertThat(status(birch, ada)).isEqualTo("active");
        assertThat(tag(V3 + "/" + ada.id())).isNotEqualTo(before);
        assertThat(tag("/api/v1/participants/ecf/" + ada.id())).as("a row does not say so").isEqualTo(row);
        var after = tag(V3 + "/" + ada.id());

        turnedOn(day.plusDays(3));
        assertThat(tag(V3 + "/" + ada.id())).as("once is enough").isEqualTo(after);
    }

    private static void turnedOn(LocalDate day) {
        RunningService.bean(MovableToday.class).during(day, () -> RunningService.bean(TurnDocuments.class).turn(1).block());
    }

    private static String status(Trained trained, Person person) {
        return trained.data(V3 + "/" + person.id()).path("attributes").path("ecf_enrolments").path(0).path("participant_status").asString();
    }

    private String tag(String path) {
        return aster.get(path).expectStatus().isOk().expectHeader().valueEquals(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .expectBody().returnResult().getResponseHeaders().getETag();
    }

    private static List<String> types(JsonNode enrolments) {
        return enrolments.valueStream().map(enrolment -> enrolment.path("participant_type").asString()).toList();
    }

    private static List<String> file(Trained trained) {
        return trained.get("/api/v2/participants/ecf.csv").expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody().lines().toList();
    }

    private static JsonNode withoutRequest(String body) {
        return Json.mapper().readTree(body);
    }
}
