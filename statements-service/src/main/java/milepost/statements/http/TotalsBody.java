package milepost.statements.http;

import milepost.statements.domain.pricing.Figures;

/** The figures of a statement, as strings with two decimals. */
record TotalsBody(
        String output,
        String serviceFee,
        String uplift,
        String targetedDeliveryFunding,
        String clawbacks,
        String adjustments,
        String net,
        String vat,
        String total) {

    static TotalsBody of(Figures figures) {
        return new TotalsBody(figures.output().toString(), figures.serviceFee().toString(), figures.uplift().toString(),
                figures.targetedDeliveryFunding().toString(), figures.clawbacks().toString(), figures.adjustments().toString(),
                figures.net().toString(), figures.vat().toString(), figures.total().toString());
    }
}
