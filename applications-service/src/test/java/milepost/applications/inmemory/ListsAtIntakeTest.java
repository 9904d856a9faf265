package milepost.applications.inmemory;

import static milepost.applications.domain.Examples.AT;
import static milepost.applications.domain.Examples.COHORT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import milepost.applications.application.CheckRegistration.Finding;
import milepost.applications.application.People.Applicant;
import milepost.applications.application.Registration;
import milepost.applications.domain.Answers;
import milepost.applications.domain.EligibilityList;
import milepost.applications.domain.Examples;
import milepost.applications.domain.Funding;
import milepost.applications.domain.Institution;
import milepost.applications.domain.InstitutionType;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.domain.TeacherCatchment;
import milepost.applications.domain.WorkSetting;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.Course;
import milepost.applications.domain.catalogue.CourseGroup;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.LeadProvider;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.Offer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/** Every list that a rule asks for turns a verdict, from the upload to the application. */
class ListsAtIntakeTest {

    private static final LeadProviderId ASTER = new LeadProviderId(new UUID(1, 1));

    private final Alone alone = new Alone(_ -> Mono.never());

    @ParameterizedTest(name = "{0}")
    @CsvSource({
            "PP50_SCHOOLS, 106286, npq-leading-teaching, ineligible_establishment_not_a_pp50",
            "PP50_FURTHER_EDUCATION, 10079319, npq-leading-literacy, ineligible_establishment_not_a_pp50",
            "CHILDMINDERS, EY944860, npq-early-years-leadership, not_entitled_childminder",
            "RISE_SCHOOLS, 106286, npq-executive-leadership, ineligible_establishment_not_a_pp50",
            "APPROVED_ITT_PROVIDERS, northcote & sons, npq-leading-teaching-development, ineligible_establishment_type"})
    void whoStandsOnTheListIsFundedAndNobodyElse(EligibilityList list, String identifier, String course, String otherwise) {
        CourseIdentifier wanted = new CourseIdentifier(course);
        alone.offer(new Course(wanted, course, CourseGroup.SPECIALIST, true), new LeadProvider(ASTER, "Aster", true, false),
                Examples.cohort(CohortFunding.CAPPED));
        alone.offer(new Offer(COHORT, wanted, ASTER, null, false));

        upload(list, "somebody else");
        assertThat(applies(list, wanted).code()).isEqualTo(otherwise);

        upload(list, identifier);
        Funding funded = applies(list, wanted);
        assertThat(funded.code()).isEqualTo("funded");
        assertThat(funded.decided().basis().listed()).containsExactly(list);
    }

    private void upload(EligibilityList list, String identifier) {
        alone.inTransaction(() -> alone.service.lists.replace(list, List.of(identifier)));
    }

    private Funding applies(EligibilityList list, CourseIdentifier course) {
        var id = UUID.randomUUID();
        var registration = new Registration(null, new Applicant(null, "Robin", null, null, false, null), course, ASTER, COHORT, working(list),
                null, new byte[0]);
        var robin = new Person(new ParticipantId(id), "Robin", null, null, false, null, 1);
        alone.inTransaction(() -> alone.service.receiveApplication.receive(new Finding.New(registration, robin), "operator", AT));
        return alone.service.allApplications().stream().filter(it -> it.participant().equals(robin.id())).findFirst().orElseThrow().funding();
    }

    /** Somebody at the place of work that the list is about. */
    private static Answers working(EligibilityList list) {
        return switch (list) {
            case PP50_FURTHER_EDUCATION -> at(WorkSetting.A_16_TO_19_EDUCATIONAL_SETTING, null, null, InstitutionType.SCHOOL, "130586", 18);
            case CHILDMINDERS -> at(WorkSetting.EARLY_YEARS_OR_CHILDCARE, "childminder", null, InstitutionType.PRIVATE_CHILDCARE_PROVIDER, "ey944860", null);
            case APPROVED_ITT_PROVIDERS -> at(WorkSetting.ANOTHER_SETTING, null, "lead_mentor_for_accredited_itt_provider", InstitutionType.SCHOOL, "106286", 28);
            default -> at(WorkSetting.A_SCHOOL, null, null, InstitutionType.SCHOOL, "106286", 28);
        };
    }

    private static Answers at(WorkSetting setting, String nursery, String employment, InstitutionType type, String urn, Integer establishment) {
        return new Answers(TeacherCatchment.ENGLAND, null, setting, nursery, employment, null, null,
                new Institution(type, urn, "10079319", "Larkhill", establishment), null, null, "Northcote  & Sons", false, false, null, null, false);
    }
}
