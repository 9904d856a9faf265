package milepost.statements.domain.journal;

/** The accounts of a statement's journal; the first seven are its figures. */
public enum Account {
    OUTPUT,
    SERVICE_FEE,
    UPLIFT,
    TARGETED_DELIVERY_FUNDING,
    CLAWBACKS,
    ADJUSTMENTS,
    VAT,
    /** What is owed to the provider until someone authorises it. */
    OWED_TO_PROVIDER,
    /** What has been authorised for payment. */
    PAID_TO_PROVIDER
}
