package milepost.applications.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.applications.application.People.Applicant;
import milepost.applications.application.Registration;
import milepost.applications.domain.Answers;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.Institution;
import milepost.applications.domain.InstitutionType;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.TeacherCatchment;
import milepost.applications.domain.WorkSetting;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /operator/v1/applications}; {@code eligible_for_funding} null leaves the verdict to the funding rules. */
record RegistrationForm(@Nullable UUID id, @Nullable Participant participant, @Nullable String courseIdentifier,
                        @Nullable UUID leadProviderId, @Nullable String cohort, @Nullable String teacherCatchment,
                        @Nullable String teacherCatchmentCountry, @Nullable String workSetting, @Nullable String kindOfNursery,
                        @Nullable String employmentType, @Nullable String employmentRole, @Nullable String employerName,
                        @Nullable Place institution, @Nullable String headteacherStatus, @Nullable String fundingChoice,
                        @Nullable String ittProvider, @Nullable Boolean leadMentor, @Nullable Boolean referredByReturnToTeachingAdviser,
                        @Nullable String worksAsSenco, @Nullable LocalDate sencoStartDate,
                        @Nullable Boolean targetedDeliveryFundingEligibility, @Nullable Boolean eligibleForFunding) {

    // facts/npq 3.1 and 2.1
    private static final Set<String> NURSERIES = Set.of("local_authority_maintained_nursery", "preschool_class_as_part_of_school",
            "private_nursery", "another_early_years_setting", "childminder");
    private static final Set<String> EMPLOYMENTS = Set.of("hospital_school", "lead_mentor_for_accredited_itt_provider",
            "local_authority_supply_teacher", "local_authority_virtual_school", "young_offender_institution", "other");
    private static final Set<String> HEADTEACHERS = Set.of("no", "yes_when_course_starts", "yes_in_first_two_years",
            "yes_over_two_years", "yes_in_first_five_years", "yes_over_five_years");
    private static final Set<String> FUNDING_CHOICES = Set.of("school", "trust", "self", "another", "employer");
    private static final Set<String> SENCO_ANSWERS = Set.of("yes", "no_but_i_plan_to_become_one", "no_i_do_not_plan_to_be_a_SENCO");

    record Participant(@Nullable UUID id, @Nullable String fullName, @Nullable String email, @Nullable String trn,
                       @Nullable Boolean trnVerified, @Nullable LocalDate dateOfBirth) {
    }

    record Place(@Nullable String type, @Nullable String urn, @Nullable String ukprn, @Nullable String name,
                 @Nullable Integer establishmentTypeCode) {
    }

    /** Ends the request when anything is wrong with it. */
    Registration understood() {
        Form form = new Form();
        Optional<Registration> registration = understood(form);
        form.refuseErrors();
        return registration.orElseThrow();
    }

    /** Empty when anything was wrong with it or with what the form judged before. */
    Optional<Registration> understood(Form form) {
        Applicant applicant = applicant(form);
        String course = form.text("/course_identifier", courseIdentifier);
        UUID provider = form.required("/lead_provider_id", leadProviderId);
        CohortIdentifier in = form.word("/cohort", form.required("/cohort", cohort), CohortIdentifier::parse,
                "a start year with an optional suffix letter, such as 2024a");
        Answers answers = answers(form);
        return !form.isSound() ? Optional.empty() : Optional.of(new Registration(id == null ? null : new ApplicationId(id), Objects.requireNonNull(applicant),
                new CourseIdentifier(Objects.requireNonNull(course)), new LeadProviderId(Objects.requireNonNull(provider)),
                Objects.requireNonNull(in), answers, eligibleForFunding, fingerprint()));
    }

    private @Nullable Applicant applicant(Form form) {
        Participant person = form.required("/participant", participant);
        if (person == null) {
            return null;
        }
        String name = form.text("/participant/full_name", person.fullName());
        String email = form.optionalText("/participant/email", person.email());
        form.unless(email == null || email.matches("[^@\\s]+@[^@\\s]+"), "/participant/email", "email_invalid",
                "This is not an e-mail address.");
        String trn = form.optionalText("/participant/trn", person.trn());
        form.unless(trn == null || trn.matches("[0-9]{7}"), "/participant/trn", "trn_invalid", "A TRN has seven digits.");
        boolean verified = Boolean.TRUE.equals(person.trnVerified());
        form.unless(trn != null || !verified, "/participant/trn", "required", "A verified TRN has to be given.");
        return name == null ? null : new Applicant(person.id() == null ? null : new ParticipantId(person.id()), name, email, trn,
                verified, person.dateOfBirth());
    }

    private Answers answers(Form form) {
        return new Answers(
                form.word("/teacher_catchment", teacherCatchment, TeacherCatchment::parse,
                        words(Arrays.stream(TeacherCatchment.values()).map(TeacherCatchment::wire))),
                form.optionalText("/teacher_catchment_country", teacherCatchmentCountry),
                form.word("/work_setting", workSetting, WorkSetting::parse,
                        words(Arrays.stream(WorkSetting.values()).map(WorkSetting::wire))),
                form.word("/kind_of_nursery", kindOfNursery, NURSERIES), form.word("/employment_type", employmentType, EMPLOYMENTS),
                form.optionalText("/employment_role", employmentRole), form.optionalText("/employer_name", employerName),
                institution(form), form.word("/headteacher_status", headteacherStatus, HEADTEACHERS),
                form.word("/funding_choice", fundingChoice, FUNDING_CHOICES), form.optionalText("/itt_provider", ittProvider), leadMentor,
                Boolean.TRUE.equals(referredByReturnToTeachingAdviser), form.word("/works_as_senco", worksAsSenco, SENCO_ANSWERS),
                sencoStartDate, Boolean.TRUE.equals(targetedDeliveryFundingEligibility));
    }

    private @Nullable Institution institution(Form form) {
        if (institution == null) {
            return null;
        }
        InstitutionType type = form.word("/institution/type", form.required("/institution/type", institution.type()),
                InstitutionType::parse, words(Arrays.stream(InstitutionType.values()).map(InstitutionType::wire)));
        String urn = form.optionalText("/institution/urn", institution.urn());
        String ukprn = form.optionalText("/institution/ukprn", institution.ukprn());
        String name = form.optionalText("/institution/name", institution.name());
        return type == null ? null : new Institution(type, urn, ukprn, name, institution.establishmentTypeCode());
    }

    private byte[] fingerprint() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Json.exact().writeValueAsBytes(this));
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every Java has SHA-256", every);
        }
    }

    private static String words(Stream<String> wires) {
        return Form.oneOf(wires.collect(Collectors.toSet()));
    }
}
