package milepost.declarations.domain.partners;

import java.util.Optional;
import java.util.Set;
import milepost.declarations.domain.Family;
import milepost.declarations.domain.PartnerId;
import milepost.declarations.domain.Partners;
import milepost.declarations.domain.submission.Form;
import org.jspecify.annotations.Nullable;

/**
 * The delivery partners a provider names for a declaration, beside what is known about them: what the rules look at.
 *
 * @param form            of which only the delivery partners count
 * @param present         whom the declaration names now
 * @param insideCatchment null where the application behind the declaration is not known
 * @param partners        which of those named exist
 * @param partnerships    which of those named work with the provider in the declaration's cohort
 */
public record PartnerChoice(Family family, Form form, Partners present, @Nullable Boolean insideCatchment, Set<PartnerId> partners,
                            Set<PartnerId> partnerships) {

    public PartnerChoice {
        partners = Set.copyOf(partners);
        partnerships = Set.copyOf(partnerships);
    }

    /** Leaving the second one out clears it. */
    public Partners wanted() {
        return new Partners(form.deliveryPartner().orElse(null), form.secondaryDeliveryPartner().orElse(null));
    }

    boolean namesFirst() {
        return form.deliveryPartnerId() != null;
    }

    boolean namesSecond() {
        return form.secondaryDeliveryPartnerId() != null;
    }

    boolean isOutsideCatchment() {
        return Boolean.FALSE.equals(insideCatchment);
    }

    boolean isUnknown(Optional<PartnerId> named) {
        return named.filter(partners::contains).isEmpty();
    }

    /** A partner that was there before may stay, whoever works with whom by now (facts/npq 5.4). */
    boolean isNewAndNotYours(Optional<PartnerId> named, @Nullable PartnerId before) {
        return Boolean.TRUE.equals(insideCatchment) && named.filter(partners::contains)
                .filter(partner -> !partner.equals(before) && !partnerships.contains(partner)).isPresent();
    }
}
