package milepost.declarations.domain.partners;

import static milepost.declarations.Examples.PARTNER;
import static milepost.declarations.Examples.PARTNERS;
import static milepost.declarations.Examples.SECOND_PARTNER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import milepost.declarations.domain.Family;
import milepost.declarations.domain.PartnerId;
import milepost.declarations.domain.Partners;
import milepost.declarations.domain.submission.Form;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What another choice of delivery partners is checked for, rule by rule. */
class PartnerRulesTest {

    private static final String NOBODY = new UUID(8, 8).toString();

    private Family family = Family.NPQ;
    private @Nullable String first = PARTNER.toString();
    private @Nullable String second = SECOND_PARTNER.toString();
    private Partners present = Partners.NONE;
    private @Nullable Boolean insideCatchment = true;
    private Set<PartnerId> partnerships = PARTNERS;

    @Test
    void twoPartnersOfYoursWillDo() {
        assertThat(codes()).isEmpty();
        second = null;
        assertThat(codes()).isEmpty();
    }

    @Test
    void partnersMustExistAndRefusalsCarryTheTitlesOfToday() {
        first = NOBODY;
        second = "no id at all";
        assertThat(codes()).containsExactly("delivery_partner_not_found", "secondary_delivery_partner_not_found");
        assertThat(broken().stream().map(rule -> rule.reason().title())).containsExactly("delivery_partner", "secondary_delivery_partner");
    }

    @Test
    void theFirstPartnerIsNamedWhateverElseIsWrong() {
        first = null;
        second = null;
        assertThat(codes()).containsExactly("delivery_partner_missing");
        second = NOBODY;
        assertThat(codes()).containsExactly("secondary_delivery_partner_not_found", "secondary_delivery_partner_without_primary",
                "delivery_partner_missing");
    }

    @Test
    void trainingOutsideEnglandHasNoPartnerAtAll() {
        insideCatchment = false;
        assertThat(codes()).containsExactly("delivery_partner_not_allowed", "secondary_delivery_partner_not_allowed");
    }

    @Test
    void partnersAreYoursInThatCohort() {
        partnerships = Set.of();
        assertThat(codes()).containsExactly("delivery_partner_not_yours", "secondary_delivery_partner_not_yours");
    }

    @Test
    void aPartnerThatWasThereBeforeMayStayWhoeverWorksWithWhomByNow() {
        present = new Partners(PARTNER, null);
        partnerships = Set.of(SECOND_PARTNER);
        assertThat(codes()).isEmpty();
        present = new Partners(SECOND_PARTNER, PARTNER);
        assertThat(codes()).containsExactly("delivery_partner_not_yours");
    }

    @Test
    void theSecondPartnerIsAnotherOneBesideTheFirst() {
        second = first;
        assertThat(codes()).containsExactly("secondary_delivery_partner_repeated");
        first = null;
        assertThat(codes()).containsExactly("secondary_delivery_partner_without_primary", "delivery_partner_missing");
    }

    @Test
    void nothingIsDecidedBeforeTheApplicationIsKnown() {
        insideCatchment = null;
        partnerships = Set.of();
        assertThat(codes()).containsExactly("application_not_known");
    }

    @Test
    void thePartnerOfAnEarlyCareerDeclarationIsNotChosenSoThatNothingElseIsJudged() {
        family = Family.ECF;
        insideCatchment = null;
        first = NOBODY;
        assertThat(codes()).containsExactly("delivery_partner_of_training_record");
    }

    @Test
    void everyReasonBelongsToOneRule() {
        assertThat(PartnerRules.IN_ORDER.stream().map(PartnerRules.Rule::reason)).containsExactlyInAnyOrder(PartnerReason.values());
        assertThat(Arrays.stream(PartnerReason.values()).map(PartnerReason::sentence)).allMatch(sentence -> sentence.endsWith("."))
                .doesNotHaveDuplicates();
    }

    private List<PartnerRules.Rule> broken() {
        Form form = new Form(null, null, null, null, null, first, second, null);
        return PartnerRules.brokenBy(new PartnerChoice(family, form, present, insideCatchment, PARTNERS, partnerships));
    }

    private List<String> codes() {
        return broken().stream().map(rule -> rule.reason().code()).toList();
    }
}
