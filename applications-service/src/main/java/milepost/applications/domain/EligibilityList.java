package milepost.applications.domain;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A list that operators upload and the funding rules look things up in (facts/npq 9, 8.2). */
public enum EligibilityList {

    /** Schools with many pupils on pupil premium, by URN. */
    PP50_SCHOOLS,
    /** Colleges of the same kind, by UKPRN. */
    PP50_FURTHER_EDUCATION,
    /** Childminders entitled to funding, by the URN of their registration. */
    CHILDMINDERS,
    /** Schools with extra support for improvement, by URN. */
    RISE_SCHOOLS,
    /** By URN; kept as today's service keeps it, no rule asks for it. */
    DISADVANTAGED_EARLY_YEARS,
    /** By URN; kept as today's service keeps it, no rule asks for it. */
    LOCAL_AUTHORITY_NURSERIES,
    /** Accredited providers of initial teacher training, by legal name. */
    APPROVED_ITT_PROVIDERS;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");

    /** As in the address of the list. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<EligibilityList> parse(String wire) {
        return Arrays.stream(values()).filter(list -> list.wire().equals(wire)).findFirst();
    }

    /** The spelling under which the list knows an identifier: codes in capitals, names whatever their case and blanks. */
    public String normal(String identifier) {
        String stripped = BLANKS.matcher(identifier).replaceAll(" ").strip();
        return this == APPROVED_ITT_PROVIDERS ? stripped.toLowerCase(Locale.ROOT) : stripped.toUpperCase(Locale.ROOT);
    }

    /** What each list has to be asked for to judge these answers; a list that has nothing to say about them is left out. */
    public static Map<EligibilityList, String> asked(Answers answers) {
        Map<EligibilityList, String> asked = new EnumMap<>(EligibilityList.class);
        PP50_SCHOOLS.ask(asked, answers.schoolUrn());
        RISE_SCHOOLS.ask(asked, answers.schoolUrn());
        PP50_FURTHER_EDUCATION.ask(asked, answers.ukprn());
        CHILDMINDERS.ask(asked, answers.privateChildcareProviderUrn());
        APPROVED_ITT_PROVIDERS.ask(asked, answers.ittProvider());
        return asked;
    }

    private void ask(Map<EligibilityList, String> asked, @Nullable String identifier) {
        if (identifier != null) {
            asked.put(this, normal(identifier));
        }
    }
}
