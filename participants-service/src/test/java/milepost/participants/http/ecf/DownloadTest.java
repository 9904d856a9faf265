package milepost.participants.http.ecf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.ecf.Histories;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.participants.inmemory.Register;
import milepost.platform.web.Csv;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;

/** The file of versions 1 and 2, and that it says what every other answer says. */
class DownloadTest {

    private static final String FILE = "/api/v1/participants/ecf.csv";
    private static final int PARTICIPANTS = 40;

    private final Trained aster = Trained.byANewProvider();

    @Test
    void nobodyIsAFileWithoutAByte() {
        for (var path : List.of(FILE, "/api/v2/participants/ecf.csv")) {
            assertThat(file(path)).isEmpty();
        }
        aster.teacher("Ada Bell");
        assertThat(file(FILE + "?filter[cohort]=1999")).isEmpty();
    }

    @Test
    void aRowHasEveryAttributeAfterTheIdWhateverIsWrittenIntoAName() {
        var ada = aster.teacher("=HYPERLINK(\"x\", \"Zoë\")");
        var row = aster.data("/api/v1/participants/ecf/" + ada.id()).path("attributes");

        assertThat(file(FILE)).isEqualTo(("""
                id,email,full_name,mentor_id,school_urn,participant_type,cohort,status,teacher_reference_number,teacher_reference_number_validated,\
                eligible_for_funding,pupil_premium_uplift,sparsity_uplift,training_status,training_record_id,schedule_identifier,updated_at\r
                %s,%s@example.org,"'=HYPERLINK(""x"", ""Zoë"")",,106286,ect,2024,active,,false,true,true,false,active,%s,ecf-standard-september,%s\r
                """).formatted(ada.id(), ada.id(), row.path("training_record_id").asString(), row.path("updated_at").asString()));
    }

    @Test
    void pagingIsIgnoredAndFiltersAreNot() {
        var people = IntStream.range(0, 3).mapToObj(i -> aster.teacher("Person " + i)).toList();
        var third = Histories.record(people.get(2), Role.ECT, aster.provider(), Trained.SINCE);
        Trained.keep(third.rescheduled(third.stretches().getLast(), new Cohort("2021a"), Histories.STANDARD, Trained.SINCE));

        assertThat(file(FILE + "?page[per_page]=1&page[page]=2").lines()).hasSize(4);
        assertThat(file(FILE + "?page[page]=none").lines()).hasSize(4);
        assertThat(file(FILE + "?filter[cohort]=2021").lines()).hasSize(2).last().asString().startsWith(people.get(2).id().toString());
        assertThat(file(FILE + "?filter[updated_since]=2999-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void allVersionsAndTheFileAgreeAboutRandomParticipants() {
        var random = new SplittableRandom(20_260_901);
        IntStream.range(0, PARTICIPANTS).forEach(_ -> {
            var person = Register.ofTheRunningService().know(Histories.person(random));
            Histories.records(random, person).forEach(record -> Trained.keep(ours(record)));
        });

        var nested = new ArrayList<JsonNode>();
        var rows = new ArrayList<JsonNode>();
        aster.data("/api/v3/participants/ecf?page[per_page]=3000").forEach(nested::add);
        aster.data("/api/v1/participants/ecf?page[per_page]=3000").forEach(rows::add);
        assertThat(nested).hasSize(PARTICIPANTS);
        assertThat(aster.data("/api/v2/participants/ecf?page[per_page]=3000")).containsExactlyElementsOf(rows);
        assertThat(aster.data("/api/v2/participants?page[per_page]=3000")).containsExactlyElementsOf(rows);
        for (var participant : nested) {
            VersionsAgreeTest.assertAgreement(participant, rows.stream().filter(row -> row.path("id").equals(participant.path("id"))).toList());
        }
        assertThat(file(FILE)).isEqualTo(expected(rows)).isEqualTo(file("/api/v2/participants/ecf.csv"));
    }

    /** Whoever began with the first of the random providers began with ours. */
    private TrainingRecord ours(TrainingRecord record) {
        return Histories.begunWith(record, aster.provider());
    }

    private static String expected(List<JsonNode> rows) {
        var names = List.copyOf(rows.getFirst().path("attributes").propertyNames());
        var lines = new StringBuilder("id," + String.join(",", names) + "\r\n");
        rows.forEach(row -> {
            var cells = new ArrayList<>(List.of(row.path("id").asString()));
            names.forEach(name -> cells.add(row.path("attributes").get(name).isNull() ? "" : row.path("attributes").get(name).asString()));
            lines.append(Csv.line(cells));
        });
        return lines.toString();
    }

    private String file(String path) {
        EntityExchangeResult<String> result = aster.get(path).expectStatus().isOk().expectHeader().valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                .expectBody(String.class).returnResult();
        var body = result.getResponseBody();
        assertThat(body == null || new MediaType("text", "csv").equals(result.getResponseHeaders().getContentType())).isTrue();
        return body == null ? "" : body;
    }
}
