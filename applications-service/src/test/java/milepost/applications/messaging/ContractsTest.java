package milepost.applications.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationState.Rejected;
import milepost.applications.domain.EligibilityList;
import milepost.applications.domain.Examples;
import milepost.applications.domain.Funding;
import milepost.applications.domain.FundingBasis;
import milepost.applications.domain.Institution;
import milepost.applications.domain.InstitutionType;
import milepost.applications.domain.PreviousFunding;
import milepost.applications.domain.RejectionReason;
import milepost.applications.domain.TrainingStatus;
import milepost.applications.domain.TrnMatch;
import milepost.applications.domain.catalogue.CatalogueEntry;
import milepost.applications.domain.catalogue.Cohort;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.Course;
import milepost.applications.domain.catalogue.CourseGroup;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.DeliveryPartner;
import milepost.applications.domain.catalogue.LeadProvider;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.Offer;
import milepost.applications.domain.catalogue.Partnership;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Snapshot;
import milepost.platform.testkit.Schemas;
import milepost.platform.web.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractsTest {

    private static final Path CONTRACTS = Path.of("src", "main", "contracts");
    private static final CataloguePayloads PAYLOADS = new CataloguePayloads();

    @ParameterizedTest
    @MethodSource("types")
    void theExampleKeepsToItsSchema(String type) throws IOException {
        Schemas.assertValid(schema(type), example(type));
    }

    static Stream<String> types() throws IOException {
        try (Stream<Path> files = Files.list(CONTRACTS)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".schema.json"))
                    .map(name -> name.substring(0, name.length() - ".schema.json".length())).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void whatIsPublishedOfTheCatalogueKeepsToItsSchemaAndIsReadBackAsItWas(CatalogueEntry entry) {
        String json = PAYLOADS.write(entry);

        Schemas.assertValid(schema(CataloguePayloads.type(entry)), json);
        assertThat(PAYLOADS.read(entry.key().kind(), json)).isEqualTo(entry);
    }

    static Stream<CatalogueEntry> entries() {
        LeadProviderId provider = new LeadProviderId(UUID.randomUUID());
        UUID partner = UUID.randomUUID();
        CohortIdentifier cohort = CohortIdentifier.of("2024a");
        return Stream.of(new LeadProvider(provider, "Harbourside Learning", false, true),
                new Course(Examples.HEADSHIP, "Headship", CourseGroup.LEADERSHIP, true),
                Examples.cohort(CohortFunding.CAPPED),
                new Cohort(CohortIdentifier.of("2020a"), "Frozen cohort", LocalDate.of(2020, 6, 1), CohortFunding.FULL, true, true, true,
                        true, Instant.parse("2024-01-02T03:04:05Z")),
                Examples.schedules().getFirst(), new DeliveryPartner(partner, "Meadow Teaching Hub"),
                new Partnership(provider, partner, List.of(CohortIdentifier.of("2024a"), CohortIdentifier.of("2023a"))),
                new Offer(cohort, Examples.HEADSHIP, provider, null, false),
                new Offer(cohort, new CourseIdentifier("npq-senco"), provider, 5, true));
    }

    @ParameterizedTest
    @MethodSource("applications")
    void whatIsPublishedOfAnApplicationKeepsToItsSchemaAndNamesNobody(Application application) {
        String json = new String(ApplicationPayload.snapshot(application).payload(), StandardCharsets.UTF_8);

        Schemas.assertValid(schema(ApplicationPayload.TYPE), json);
        assertThat(json).doesNotContain("full_name").doesNotContain("email").doesNotContain("trn");
    }

    @Test
    void anApplicationNamesItsSchoolAndNoOtherPlace() {
        for (InstitutionType type : InstitutionType.values()) {
            Application application = Examples.answering(Examples.working(new Institution(type, "106286", null, "Larkhill", null)), Examples.HEADSHIP, Examples.COHORT);

            assertThat(Json.exact().readTree(ApplicationPayload.snapshot(application).payload()).path("school_name").asString(null))
                    .isEqualTo(type == InstitutionType.SCHOOL ? "Larkhill" : null);
        }
    }

    @ParameterizedTest
    @MethodSource("applications")
    void whatIsPublishedOfAnApplicationIsReadBackAsItWas(Application application) {
        assertThat(ApplicationPayload.read(ApplicationPayload.snapshot(application))).contains(application);
    }

    @Test
    void aVerdictFromBeforeTheCohortWasKeptWithItIsReadBackWithoutOne() {
        Application judged = applications().filter(it -> it.funding().decided() != null).findFirst().orElseThrow();
        var snapshot = ApplicationPayload.snapshot(judged);
        String before = new String(snapshot.payload(), StandardCharsets.UTF_8).replace("\"cohort\":{\"start_year\":2024,\"suffix\":\"a\"},", "");

        assertThat(ApplicationPayload.read(new Snapshot(snapshot.topic(), snapshot.type(), snapshot.key(), snapshot.version(),
                snapshot.recordedAt(), before.getBytes(StandardCharsets.UTF_8)))).get().satisfies(read -> {
            assertThat(read.funding().decided().basis().cohort()).isNull();
            assertThat(PreviousFunding.settle(read, List.of()).funding()).isEqualTo(read.funding());
        });
    }

    static Stream<Application> applications() {
        Application pending = Examples.application();
        var basis = new FundingBasis(pending.cohort(), CohortFunding.CAPPED, TrnMatch.NONE, Set.of(EligibilityList.PP50_SCHOOLS, EligibilityList.RISE_SCHOOLS));
        return Stream.of(pending, pending.funded(Funding.marked(null), Examples.AT),
                pending.funded(Funding.byTheRules(pending, basis), Examples.AT),
                Examples.accepted(pending, Examples.AT, TrainingStatus.ACTIVE, true),
                pending.inState(new Rejected(RejectionReason.OTHER_APPLICATION_IN_THIS_COHORT_ACCEPTED), null, Examples.AT));
    }

    @Test
    void theExamplesOfParticipantsServiceAreUnderstood() throws IOException {
        Path theirs = Path.of("..", "participants-service", "src", "main", "contracts");
        byte[] person = Files.readAllBytes(theirs.resolve("milepost.participant.v1.example.json"));
        byte[] enrolment = Files.readAllBytes(theirs.resolve("milepost.enrolment.v1.example.json"));

        assertThat(PersonReader.read(person, 3).fullName()).isNotBlank();
        assertThat(EnrolmentsProjection.read(enrolment, 3)).get()
                .satisfies(read -> assertThat(read.cohort().startYear()).isGreaterThan(2020));
    }

    @Test
    void trainingThatNoApplicationBeganIsPassedOverAndNoOtherKindOfTrainingIs() throws IOException {
        Path theirs = Path.of("..", "participants-service", "src", "main", "contracts");
        String ofTheFramework = Files.readString(theirs.resolve("milepost.enrolment.v1.ecf.example.json"));
        String ofAnNpq = Files.readString(theirs.resolve("milepost.enrolment.v1.example.json"));

        assertThat(EnrolmentsProjection.read(ofTheFramework.getBytes(StandardCharsets.UTF_8), 3)).isEmpty();
        for (String unreadable : List.of(ofTheFramework.replace("\"ecf\"", "\"itt\""), ofTheFramework.replace("\"ecf\"", "\"npq\""),
                ofAnNpq.replace("\"family\"", "\"clan\""))) {
            assertThatThrownBy(() -> EnrolmentsProjection.read(unreadable.getBytes(StandardCharsets.UTF_8), 3)).isInstanceOf(PoisonRecord.class);
        }
    }

    @Test
    void theExampleOfDeclarationsServiceIsUnderstood() throws IOException {
        byte[] json = Files.readAllBytes(Path.of("..", "declarations-service", "src", "main", "contracts", "milepost.declaration.v1.example.json"));
        String id = Json.exact().readTree(json).path("id").asString();

        assertThat(DeclarationsProjection.read(json, id, 3)).get().satisfies(read -> assertThat(read.isLive()).isTrue());
        assertThatThrownBy(() -> DeclarationsProjection.read(json, UUID.randomUUID().toString(), 3)).isInstanceOf(PoisonRecord.class);
        assertThatThrownBy(() -> DeclarationsProjection.read("{}".getBytes(StandardCharsets.UTF_8), id, 3)).isInstanceOf(PoisonRecord.class);
    }

    private static Path schema(String type) {
        return CONTRACTS.resolve(type + ".schema.json");
    }

    private static String example(String type) throws IOException {
        return Files.readString(CONTRACTS.resolve(type + ".example.json"));
    }
}
