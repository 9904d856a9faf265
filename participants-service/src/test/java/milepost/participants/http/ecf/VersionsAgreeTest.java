package milepost.participants.http.ecf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.Person;
import milepost.participants.domain.ecf.EcfParticipantView;
import milepost.participants.domain.ecf.Histories;
import milepost.participants.domain.ecf.RecordView;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import milepost.platform.web.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The nested participant of v3 and the flat ones of v1 and v2 are two ways to say the same. */
class VersionsAgreeTest {

    static final List<String> OF_PERSONS = List.of("full_name", "teacher_reference_number");
    static final List<String> OF_ENROLMENTS = List.of("training_record_id", "email", "mentor_id", "school_urn", "participant_type", "cohort",
            "training_status", "teacher_reference_number_validated", "eligible_for_funding", "pupil_premium_uplift", "sparsity_uplift",
            "schedule_identifier");
    /** Its own time and what v3 shows as two. */
    private static final List<String> OF_ROWS_ALONE = List.of("status", "updated_at");

    private static final int PARTICIPANTS = 1_000;
    private static final int FEW = 100;
    private static final Instant NOW = Instant.parse("2025-01-06T09:00:00Z");
    private static final JsonEcfDocuments RENDERING = new JsonEcfDocuments();

    @Test
    void everySharedFactOfAThousandParticipantsIsTheSame() {
        Seeds.forEach("versions agree", PARTICIPANTS, random -> {
            var person = Histories.person(random);
            var records = Histories.records(random, person);
            var today = Generators.day(random, LocalDate.of(2024, 8, 1), LocalDate.of(2025, 6, 1));
            assertThat(Histories.providers().stream().filter(provider -> agree(person, provider, records, today))).isNotEmpty();
        });
    }

    /** What is the same for everybody, or nothing, would agree whatever the code does. */
    @Test
    void theRandomParticipantsDifferInEverySharedFact() {
        var shown = new HashMap<String, Set<JsonNode>>();
        LongStream.range(0, FEW).mapToObj(SplittableRandom::new).forEach(random -> {
            var person = Histories.person(random);
            Histories.records(random, person).forEach(record -> RecordView.of(record, record.providers().getFirst(), LocalDate.of(2025, 1, 6))
                    .ifPresent(view -> read(RENDERING.row(person, view, NOW)).path("attributes").properties()
                            .forEach(fact -> shown.computeIfAbsent(fact.getKey(), _ -> new HashSet<>()).add(fact.getValue()))));
        });

        Stream.concat(OF_PERSONS.stream(), OF_ENROLMENTS.stream()).forEach(fact -> assertThat(shown.get(fact)).as(fact).hasSizeGreaterThan(1));
    }

    /** @return whether this provider sees anything at all */
    private static boolean agree(Person person, LeadProviderId provider, List<TrainingRecord> records, LocalDate today) {
        var view = EcfParticipantView.of(person, provider, records, today);
        view.ifPresent(seen -> {
            var nested = read(RENDERING.participant(seen, NOW));
            var rows = seen.records().stream().map(record -> read(RENDERING.row(person, record, NOW))).toList();
            assertAgreement(nested, rows);
        });
        return view.isPresent();
    }

    static void assertAgreement(JsonNode nested, List<JsonNode> rows) {
        var enrolments = nested.path("attributes").path("ecf_enrolments");
        assertThat(rows).hasSameSizeAs(enrolments);
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            assertThat(row.path("id")).isEqualTo(nested.path("id"));
            assertThat(row.path("type")).isEqualTo(nested.path("type"));
            var flat = row.path("attributes");
            assertThat(flat.propertyNames()).as("every attribute is held against something").hasSize(OF_PERSONS.size() + OF_ENROLMENTS.size()
                    + OF_ROWS_ALONE.size()).containsAll(OF_PERSONS).containsAll(OF_ENROLMENTS).containsAll(OF_ROWS_ALONE);
            OF_PERSONS.forEach(fact -> assertThat(flat.get(fact)).as(fact).isNotNull().isEqualTo(nested.path("attributes").get(fact)));
            var enrolment = enrolments.get(i);
            OF_ENROLMENTS.forEach(fact -> assertThat(flat.get(fact)).as(fact).isNotNull().isEqualTo(enrolment.get(fact)));
            assertThat(flat.path("status").asString())
                    .isEqualTo(enrolment.path("training_status").asString().equals("withdrawn") ? "withdrawn" : "active");
        }
    }

    private static JsonNode read(byte[] document) {
        return Json.mapper().readTree(document);
    }
}
