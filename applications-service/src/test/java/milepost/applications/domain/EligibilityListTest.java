package milepost.applications.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EligibilityListTest {

    @ParameterizedTest(name = "{0} {1} {2}, trained by {3}: {4}")
    @CsvSource(nullValues = "none", delimiter = '|', value = {
            "SCHOOL                     | 106286      | none       | none                  | PP50_SCHOOLS=106286 RISE_SCHOOLS=106286",
            "SCHOOL                     | 106286      | 10079319   | none                  | PP50_SCHOOLS=106286 PP50_FURTHER_EDUCATION=10079319 RISE_SCHOOLS=106286",
            "SCHOOL                     | none        | 10079319   | none                  | PP50_FURTHER_EDUCATION=10079319",
            "PRIVATE_CHILDCARE_PROVIDER | EY944860    | none       | none                  | CHILDMINDERS=EY944860",
            "PRIVATE_CHILDCARE_PROVIDER | ' ey944860' | 10079319   | none                  | PP50_FURTHER_EDUCATION=10079319 CHILDMINDERS=EY944860",
            "LOCAL_AUTHORITY            | 106286      | none       | none                  | none",
            "none                       | none        | none       | '  Northcote  & SONS' | 'APPROVED_ITT_PROVIDERS=northcote & sons'",
            "SCHOOL                     | 106286      | none       | Northcote             | PP50_SCHOOLS=106286 RISE_SCHOOLS=106286 APPROVED_ITT_PROVIDERS=northcote",
            "none                       | none        | none       | none                  | none"})
    void eachListIsAskedForTheIdentifierThatItHolds(@Nullable InstitutionType type, @Nullable String urn, @Nullable String ukprn, @Nullable String trainer,
                                                    @Nullable String asked) {
        var asksFor = new StringBuilder();
        new TreeMap<>(EligibilityList.asked(working(type, urn, ukprn, trainer)))
                .forEach((list, identifier) -> asksFor.append(asksFor.isEmpty() ? "" : " ").append(list).append('=').append(identifier));

        assertThat(asksFor.toString()).isEqualTo(asked == null ? "" : asked);
    }

    @Test
    void noListIsLeftOutButThoseThatNoRuleAsksFor() {
        Set<EligibilityList> asked = EnumSet.noneOf(EligibilityList.class);
        asked.addAll(EligibilityList.asked(working(InstitutionType.SCHOOL, "106286", "10079319", "Northcote")).keySet());
        asked.addAll(EligibilityList.asked(working(InstitutionType.PRIVATE_CHILDCARE_PROVIDER, "EY944860", null, null)).keySet());

        assertThat(EnumSet.complementOf(EnumSet.copyOf(asked)))
                .containsExactlyInAnyOrder(EligibilityList.DISADVANTAGED_EARLY_YEARS, EligibilityList.LOCAL_AUTHORITY_NURSERIES);
    }

    @ParameterizedTest
    @EnumSource
    void aListKnowsWhatItIsAskedForHoweverItIsSpelled(EligibilityList list) {
        String shouted = list == EligibilityList.APPROVED_ITT_PROVIDERS ? "NORTHCOTE &\u00a0 SONS " : " ey\u00a0 944860 ";

        assertThat(list.normal(shouted)).isEqualTo(list.normal(list.normal(shouted)))
                .isEqualTo(list == EligibilityList.APPROVED_ITT_PROVIDERS ? "northcote & sons" : "EY 944860");
        assertThat(EligibilityList.parse(list.wire())).contains(list);
        assertThat(Arrays.stream(EligibilityList.values()).map(EligibilityList::wire)).doesNotHaveDuplicates();
    }

    private static Answers working(@Nullable InstitutionType type, @Nullable String urn, @Nullable String ukprn, @Nullable String trainer) {
        Institution place = type == null ? null : new Institution(type, urn, ukprn, "Larkhill", null);
        return new Answers(TeacherCatchment.ENGLAND, null, null, null, null, null, null, place, null, null, trainer, false, false, null, null, false);
    }
}
