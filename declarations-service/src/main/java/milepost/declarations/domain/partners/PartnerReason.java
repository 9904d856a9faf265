package milepost.declarations.domain.partners;

import milepost.declarations.domain.Fault;

/** Why other delivery partners are not taken; titles as the public system has them (facts/npq 5.7). */
public enum PartnerReason implements Fault {
    DELIVERY_PARTNER_NOT_FOUND("delivery_partner", "There is no delivery partner with the id in '#/delivery_partner_id'."),
    SECONDARY_DELIVERY_PARTNER_NOT_FOUND("secondary_delivery_partner", "There is no delivery partner with the id in '#/secondary_delivery_partner_id'."),
    APPLICATION_NOT_KNOWN("application", "The application behind this declaration cannot be found."),
    DELIVERY_PARTNER_NOT_ALLOWED("delivery_partner_id", "Training outside England has no delivery partner."),
    DELIVERY_PARTNER_NOT_YOURS("delivery_partner_id", "You do not work with this delivery partner in the declaration's cohort."),
    SECONDARY_DELIVERY_PARTNER_NOT_ALLOWED("secondary_delivery_partner_id", "Training outside England has no second delivery partner either."),
    SECONDARY_DELIVERY_PARTNER_WITHOUT_PRIMARY("secondary_delivery_partner_id", "A second delivery partner can only be named beside a first."),
    SECONDARY_DELIVERY_PARTNER_REPEATED("secondary_delivery_partner_id", "The second delivery partner is the same as the first."),
    SECONDARY_DELIVERY_PARTNER_NOT_YOURS("secondary_delivery_partner_id", "You do not work with this second delivery partner in the declaration's cohort."),
    DELIVERY_PARTNER_OF_TRAINING_RECORD("delivery_partner_id",
            "The delivery partner of an ECF declaration is the one of the training record on the day declared; it is not chosen."),
    DELIVERY_PARTNER_MISSING("delivery_partner_id", "Name the delivery partner: '#/delivery_partner_id' is missing.");

    private final String title;
    private final String sentence;

    PartnerReason(String title, String sentence) {
        this.title = title;
        this.sentence = sentence;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
