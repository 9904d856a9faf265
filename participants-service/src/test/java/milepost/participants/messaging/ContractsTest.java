package milepost.participants.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import milepost.participants.application.Recorded;
import milepost.participants.domain.Enrolling;
import milepost.participants.domain.Enrolling.Decision;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.Examples;
import milepost.participants.domain.IdChange;
import milepost.participants.domain.Person;
import milepost.participants.domain.TeacherReference;
import milepost.participants.domain.Trn;
import milepost.participants.domain.ecf.Records;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.platform.messaging.Snapshot;
import milepost.platform.testkit.Schemas;
import milepost.platform.web.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractsTest {

    private static final Path CONTRACTS = Path.of("src", "main", "contracts");
    private static final Recorded RECORDED = new Recorded(2, Instant.parse("2025-01-06T09:00:00.000123Z"));

    @ParameterizedTest
    @MethodSource("published")
    void whatIsPublishedKeepsToItsContract(Snapshot snapshot) {
        Schemas.assertValid(schema(snapshot.type()), new String(snapshot.payload()));
    }

    @ParameterizedTest
    @MethodSource("published")
    void theExampleShowsExactlyTheFieldsThatArePublished(Snapshot snapshot) throws IOException {
        var example = Files.readString(CONTRACTS.resolve(snapshot.type() + family(snapshot) + ".example.json"));

        Schemas.assertValid(schema(snapshot.type()), example);
        assertThat(Json.exact().readTree(example).propertyNames())
                .containsExactlyElementsOf(Json.exact().readTree(snapshot.payload()).propertyNames());
    }

    @Test
    void aContractRefusesWhatIsNotOne() {
        assertThat(Schemas.findings(schema("milepost.enrolment.v1"), "{\"id\": 1}")).isNotEmpty();
        assertThat(Schemas.findings(schema("milepost.participant.v1"), "{}")).isNotEmpty();
    }

    @Test
    void aFamilyKeepsToItsOwnPart() throws IOException {
        var npq = Files.readString(CONTRACTS.resolve("milepost.enrolment.v1.example.json"));
        var ecf = Files.readString(CONTRACTS.resolve("milepost.enrolment.v1.ecf.example.json"));

        assertThat(Schemas.findings(schema("milepost.enrolment.v1"), npq.replace("\"npq\"", "\"ecf\""))).isNotEmpty();
        assertThat(Schemas.findings(schema("milepost.enrolment.v1"), ecf.replace("\"ecf\"", "\"npq\""))).isNotEmpty();
    }

    @Test
    void aTrainingRecordIsReadBackAsItWasPublished() {
        trainingRecords().forEach(record ->
                assertThat(PublishedTrainingRecord.read(PublishedTrainingRecord.snapshot(record, RECORDED))).contains(record));
        assertThat(PublishedTrainingRecord.read(PublishedEnrolment.snapshot(enrolled(), RECORDED))).isEmpty();
        assertThat(PublishedEnrolment.read(PublishedTrainingRecord.snapshot(trainingRecords().getFirst(), RECORDED))).isEmpty();
    }

    private static String family(Snapshot snapshot) {
        return Json.exact().readTree(snapshot.payload()).path("family").asString("").equals("ecf") ? ".ecf" : "";
    }

    private static Path schema(String type) {
        return CONTRACTS.resolve(type + ".schema.json");
    }

    private static Stream<Snapshot> published() {
        var ada = Examples.person("Ada Bell");
        var known = new Person(ada.id(), "Ada Carr", List.of("Ada Bell"), ada.email(), new TeacherReference(new Trn("1234567"), true), null,
                List.of(new IdChange(Examples.participant("Ada B"), ada.id(), Examples.OCTOBER)));
        var nobody = new Person(ada.id(), "Ada Bell", List.of(), null, null, Examples.participant("Ada Carr"), List.of());
        var active = enrolled();
        var ended = ((Decision.Store) Enrolling.decide(Optional.of(active),
                Examples.application("headship").notAccepted(Examples.NOVEMBER).at(3))).enrolment();
        return Stream.concat(Stream.of(PublishedPerson.snapshot(known, RECORDED), PublishedPerson.snapshot(nobody, RECORDED),
                PublishedEnrolment.snapshot(active, RECORDED), PublishedEnrolment.snapshot(ended, RECORDED),
                PublishedEnrolment.snapshot(Examples.deferred(active, Examples.OCTOBER, "parental-leave"), RECORDED)),
                trainingRecords().stream().map(record -> PublishedTrainingRecord.snapshot(record, RECORDED)));
    }

    private static List<TrainingRecord> trainingRecords() {
        var teacher = Records.teacher();
        return List.of(teacher, Records.mentor(), Records.completed(), Records.withNothingKnown(), Records.given(teacher, Examples.BIRCH, Records.JANUARY));
    }

    private static Enrolment enrolled() {
        return ((Decision.Store) Enrolling.decide(Optional.empty(),
                Examples.application("headship").accepted(Examples.SEPTEMBER, Examples.AUTUMN).at(2))).enrolment();
    }
}
