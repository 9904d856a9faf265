package milepost.applications.http;

import java.util.List;
import java.util.regex.Pattern;
import milepost.applications.domain.EligibilityList;

/**
 * How the file of an eligibility list looks: a header with these names, of which the first that a line fills tells its identifier
 * (facts/npq 9); other columns are ignored.
 *
 * @param shape what an identifier must be, once it is spelled as the list knows it
 * @param said  the same in words
 */
record EligibilityFile(List<String> headers, Pattern shape, String said) {

    private static final EligibilityFile SCHOOL = new EligibilityFile(List.of(), Pattern.compile("[0-9]{6}"), "a school's URN: six digits");
    private static final EligibilityFile CHILDCARE = new EligibilityFile(List.of(), Pattern.compile("[A-Z]{0,3}[0-9]{5,8}"),
            "a childcare provider's URN: digits, after up to three letters, such as EY944860");
    private static final EligibilityFile COLLEGE = new EligibilityFile(List.of(), Pattern.compile("1[0-9]{7}"),
            "a UKPRN: eight digits, of which the first is 1");
    private static final EligibilityFile NAME = new EligibilityFile(List.of(), Pattern.compile(".{2,200}"), "a legal name of 2 to 200 characters");

    static EligibilityFile of(EligibilityList list) {
        return switch (list) {
            case PP50_SCHOOLS -> SCHOOL.under("PP50 School URN");
            case PP50_FURTHER_EDUCATION -> COLLEGE.under("FE UKPRN");
            case CHILDMINDERS -> CHILDCARE.under("Childminder URN");
            case RISE_SCHOOLS -> SCHOOL.under("RISE School URN");
            case DISADVANTAGED_EARLY_YEARS -> CHILDCARE.under("Ofsted URN", "Disadvantaged EY School URN");
            case LOCAL_AUTHORITY_NURSERIES -> SCHOOL.under("LA Nursery URN");
            case APPROVED_ITT_PROVIDERS -> NAME.under("ITT Provider Legal Name");
        };
    }

    private EligibilityFile under(String... names) {
        return new EligibilityFile(List.of(names), shape, said);
    }
}
