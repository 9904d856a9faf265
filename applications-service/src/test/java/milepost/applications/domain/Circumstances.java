package milepost.applications.domain;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.CourseIdentifier;
import org.jspecify.annotations.Nullable;

/** A case of the page about funding, understood from the words it is told in. */
final class Circumstances {

    private static final Set<String> EMPLOYMENTS = Set.of("hospital_school", "lead_mentor_for_accredited_itt_provider",
            "local_authority_supply_teacher", "local_authority_virtual_school", "young_offender_institution", "other");
    private static final Set<String> NURSERIES = Set.of("local_authority_maintained_nursery", "preschool_class_as_part_of_school",
            "private_nursery", "another_early_years_setting", "childminder");
    private static final Set<String> HEADTEACHERS = Set.of("no", "yes_when_course_starts", "yes_in_first_two_years",
            "yes_over_two_years", "yes_in_first_five_years", "yes_over_five_years");
    private static final Pattern OF_TYPE = Pattern.compile("school of (?:type (\\d+)|no type)");

    private @Nullable TeacherCatchment catchment = TeacherCatchment.ENGLAND;
    private @Nullable WorkSetting setting;
    private @Nullable String nursery;
    private @Nullable String employment;
    private @Nullable String headteacher;
    private @Nullable Institution institution;
    private boolean referred;
    private boolean before;
    private CohortIdentifier cohort = CohortIdentifier.of("2024a");
    private @Nullable CohortIdentifier moved;
    private CohortFunding funding = CohortFunding.CAPPED;
    private TrnMatch match = TrnMatch.NONE;
    private final Set<EligibilityList> listed = EnumSet.noneOf(EligibilityList.class);

    private Circumstances(List<String> words) {
        words.forEach(this::understand);
    }

    static FundingCase told(String course, String words) {
        return new Circumstances(Stream.of(words.split(",")).map(String::strip).toList()).about(new CourseIdentifier(course));
    }

    private void understand(String word) {
        Matcher typed = OF_TYPE.matcher(word);
        if (typed.matches()) {
            in(setting == null ? WorkSetting.A_SCHOOL : setting, "106286", typed.group(1) == null ? null : Integer.valueOf(typed.group(1)));
            return;
        }
        switch (word) {
            case "school" -> in(WorkSetting.A_SCHOOL, "106286", 28);
            case "welsh school" -> in(WorkSetting.A_SCHOOL, "401234", 30);
            case "academy trust" -> in(WorkSetting.AN_ACADEMY_TRUST, "106286", 28);
            case "college" -> in(WorkSetting.A_16_TO_19_EDUCATIONAL_SETTING, "130586", 18);
            case "no setting" -> setting = WorkSetting.OTHER;
            case "nothing said" -> setting = null;
            case "nowhere said" -> catchment = null;
            case "zero cohort" -> funding = CohortFunding.ZERO;
            case "full cohort" -> funding = CohortFunding.FULL;
            case "in 2023" -> cohort = CohortIdentifier.of("2023a");
            case "moved to 2024" -> moved = CohortIdentifier.of("2024a");
            case "had before" -> before = true;
            case "referred" -> referred = true;
            default -> answer(word);
        }
    }

    private void answer(String word) {
        if (EMPLOYMENTS.contains(word)) {
            employment = word;
        } else if (NURSERIES.contains(word)) {
            nursery = word;
        } else if (HEADTEACHERS.contains(word)) {
            headteacher = word;
        } else if (TeacherCatchment.parse(word).isPresent()) {
            catchment = TeacherCatchment.parse(word).get();
        } else if (WorkSetting.parse(word).isPresent()) {
            setting = WorkSetting.parse(word).get();
        } else if (word.equals(TrnMatch.SAME_PERSON.name()) || word.equals(TrnMatch.UNVERIFIED.name())) {
            match = TrnMatch.valueOf(word);
        } else {
            listed.add(EligibilityList.valueOf(word));
        }
    }

    private void in(WorkSetting where, String urn, @Nullable Integer type) {
        setting = where;
        institution = new Institution(InstitutionType.SCHOOL, urn, "10079319", "Larkhill", type);
    }

    private FundingCase about(CourseIdentifier course) {
        var answers = new Answers(catchment, null, setting, nursery, employment, null, null, institution, headteacher, null, null, false,
                referred, null, (LocalDate) null, false);
        Application application = Examples.answering(answers, course, moved == null ? cohort : moved);
        return new FundingCase(application, new FundingBasis(cohort, funding, match, listed), before);
    }
}
