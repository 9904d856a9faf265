package milepost.declarations.domain.partners;

import static milepost.declarations.domain.submission.Copied.APPLICATION;
import static milepost.declarations.domain.submission.Copied.DELIVERY_PARTNER;
import static milepost.declarations.domain.submission.Copied.PARTNERSHIP;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import milepost.declarations.domain.Family;
import milepost.declarations.domain.submission.Copied;

/** Everything another choice of delivery partners is checked for, in the order in which refusals are reported (facts/npq 5.4, 5.7). */
public final class PartnerRules {

    /**
     * One thing that has to hold before other delivery partners are taken.
     *
     * @param restsOn the copied facts a refusal would rest on; none where the form alone is at fault
     */
    public record Rule(PartnerReason reason, Set<Copied> restsOn, Predicate<PartnerChoice> isBroken) {

        public Rule {
            restsOn = Set.copyOf(restsOn);
        }
    }

    /** Decision D8: of ECF training the record says who delivers it. */
    static final Rule PARTNER_IS_CHOSEN = rule(PartnerReason.DELIVERY_PARTNER_OF_TRAINING_RECORD, Set.of(), c -> c.family() == Family.ECF);

    /** facts/npq 5.7. */
    static final Rule PARTNER_EXISTS = rule(PartnerReason.DELIVERY_PARTNER_NOT_FOUND, Set.of(DELIVERY_PARTNER),
            c -> c.namesFirst() && c.isUnknown(c.form().deliveryPartner()));

    /** facts/npq 5.7. */
    static final Rule SECONDARY_PARTNER_EXISTS = rule(PartnerReason.SECONDARY_DELIVERY_PARTNER_NOT_FOUND, Set.of(DELIVERY_PARTNER),
            c -> c.namesSecond() && c.isUnknown(c.form().secondaryDeliveryPartner()));

    /** Convergence rule 4: only the application says where training takes place. */
    static final Rule APPLICATION_IS_KNOWN = rule(PartnerReason.APPLICATION_NOT_KNOWN, Set.of(APPLICATION), c -> c.insideCatchment() == null);

    /** facts/npq 5.4: in any cohort. */
    static final Rule OUTSIDE_ENGLAND_HAS_NO_PARTNER = rule(PartnerReason.DELIVERY_PARTNER_NOT_ALLOWED, Set.of(APPLICATION),
            c -> c.isOutsideCatchment() && c.namesFirst());

    /** facts/npq 5.4: looked at when it changes. */
    static final Rule PARTNER_IS_YOURS = rule(PartnerReason.DELIVERY_PARTNER_NOT_YOURS, Set.of(PARTNERSHIP),
            c -> c.isNewAndNotYours(c.form().deliveryPartner(), c.present().primary()));

    /** facts/npq 5.4. */
    static final Rule OUTSIDE_ENGLAND_HAS_NO_SECONDARY_PARTNER = rule(PartnerReason.SECONDARY_DELIVERY_PARTNER_NOT_ALLOWED, Set.of(APPLICATION),
            c -> c.isOutsideCatchment() && c.namesSecond());

    /** facts/npq 5.4. */
    static final Rule SECONDARY_STANDS_BESIDE_PRIMARY = rule(PartnerReason.SECONDARY_DELIVERY_PARTNER_WITHOUT_PRIMARY, Set.of(),
            c -> c.namesSecond() && !c.namesFirst());

    /** facts/npq 5.4. */
    static final Rule SECONDARY_IS_ANOTHER = rule(PartnerReason.SECONDARY_DELIVERY_PARTNER_REPEATED, Set.of(),
            c -> c.form().secondaryDeliveryPartner().isPresent() && c.form().secondaryDeliveryPartner().equals(c.form().deliveryPartner()));

    /** facts/npq 5.4: looked at when it changes. */
    static final Rule SECONDARY_PARTNER_IS_YOURS = rule(PartnerReason.SECONDARY_DELIVERY_PARTNER_NOT_YOURS, Set.of(PARTNERSHIP),
            c -> c.isNewAndNotYours(c.form().secondaryDeliveryPartner(), c.present().secondary()));

    /** facts/npq 5.7: in any cohort, beside whatever else is wrong. */
    static final Rule PARTNER_IS_NAMED = rule(PartnerReason.DELIVERY_PARTNER_MISSING, Set.of(), c -> !c.namesFirst());

    static final List<Rule> IN_ORDER = List.of(PARTNER_IS_CHOSEN, PARTNER_EXISTS, SECONDARY_PARTNER_EXISTS, APPLICATION_IS_KNOWN,
            OUTSIDE_ENGLAND_HAS_NO_PARTNER, PARTNER_IS_YOURS, OUTSIDE_ENGLAND_HAS_NO_SECONDARY_PARTNER, SECONDARY_STANDS_BESIDE_PRIMARY, SECONDARY_IS_ANOTHER,
            SECONDARY_PARTNER_IS_YOURS, PARTNER_IS_NAMED);

    /** The rules a choice breaks, all of them, in order; none when it can be taken. Where there is nothing to choose the choice is not judged. */
    public static List<Rule> brokenBy(PartnerChoice choice) {
        return PARTNER_IS_CHOSEN.isBroken().test(choice) ? List.of(PARTNER_IS_CHOSEN)
                : IN_ORDER.stream().filter(rule -> rule.isBroken().test(choice)).toList();
    }

    private static Rule rule(PartnerReason reason, Set<Copied> restsOn, Predicate<PartnerChoice> isBroken) {
        return new Rule(reason, restsOn, isBroken);
    }

    private PartnerRules() {
    }
}
