package milepost.local.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A statement's figures worked out by hand from the contract of the story, to hold against what the suite says. */
record Figures(BigDecimal output, BigDecimal targetedDeliveryFunding, BigDecimal clawbacks) {

    /** £1,000 a participant, 60 % of it in four payments. */
    static final BigDecimal A_START = new BigDecimal("150.00");
    static final BigDecimal TARGETED = new BigDecimal("100.00");
    static final BigDecimal SERVICE_FEE = new BigDecimal("500.00");

    private static final BigDecimal VAT = new BigDecimal("0.20");

    static Figures paying(int starts, int targeted) {
        return new Figures(times(A_START, starts), times(TARGETED, targeted), times(A_START, 0));
    }

    static Figures refunding(int starts, int targeted) {
        return new Figures(times(A_START, 0), times(TARGETED, 0), times(A_START, starts).add(times(TARGETED, targeted)).negate());
    }

    Map<String, BigDecimal> totals() {
        var net = output.add(SERVICE_FEE).add(targetedDeliveryFunding).add(clawbacks);
        var vat = net.multiply(VAT).setScale(2, RoundingMode.HALF_UP);
        var totals = new LinkedHashMap<String, BigDecimal>();
        totals.put("output", output);
        totals.put("service_fee", SERVICE_FEE);
        totals.put("targeted_delivery_funding", targetedDeliveryFunding);
        totals.put("clawbacks", clawbacks);
        totals.put("net", net);
        totals.put("vat", vat);
        totals.put("total", net.add(vat));
        return totals;
    }

    boolean equal(JsonNode statement) {
        return totals().entrySet().stream().allMatch(figure ->
                statement.path("totals").path(figure.getKey()).asString("").equals(figure.getValue().toPlainString()));
    }

    private static BigDecimal times(BigDecimal price, int count) {
        return price.multiply(BigDecimal.valueOf(count));
    }
}
