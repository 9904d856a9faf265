package milepost.local.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A statement's figures worked out by hand from the contract of the story, to hold against what the suite says. */
record Figures(BigDecimal output, Extra extra, BigDecimal clawbacks) {

    /** £1,000 a participant, 60 % of it in four payments. */
    static final BigDecimal A_START = new BigDecimal("150.00");
    static final BigDecimal TARGETED = new BigDecimal("100.00");
    static final BigDecimal SERVICE_FEE = new BigDecimal("500.00");

    /** 20 % of 60 % of £1,000, for whoever starts or completes early career training. */
    static final BigDecimal AN_EARLY_START = new BigDecimal("120.00");
    static final BigDecimal UPLIFT = new BigDecimal("100.00");

    private static final BigDecimal VAT = new BigDecimal("0.20");

    /** What some starts earn besides: of NPQs targeted delivery funding, of early career training an uplift. */
    record Extra(String name, BigDecimal amount) {}

    static Figures paying(int starts, int targeted) {
        return new Figures(times(A_START, starts), targeted(targeted), times(A_START, 0));
    }

    static Figures payingEarlyCareers(int declarations, int uplifts) {
        return new Figures(times(AN_EARLY_START, declarations), new Extra("uplift", times(UPLIFT, uplifts)), times(AN_EARLY_START, 0));
    }

    static Figures refunding(int starts, int targeted) {
        return new Figures(times(A_START, 0), targeted(0), times(A_START, starts).add(times(TARGETED, targeted)).negate());
    }

    Map<String, BigDecimal> totals() {
        var net = output.add(SERVICE_FEE).add(extra.amount()).add(clawbacks);
        var vat = net.multiply(VAT).setScale(2, RoundingMode.HALF_UP);
        var totals = new LinkedHashMap<String, BigDecimal>();
        totals.put("output", output);
        totals.put("service_fee", SERVICE_FEE);
        totals.put(extra.name(), extra.amount());
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

    private static Extra targeted(int count) {
        return new Extra("targeted_delivery_funding", times(TARGETED, count));
    }

    private static BigDecimal times(BigDecimal price, int count) {
        return price.multiply(BigDecimal.valueOf(count));
    }
}
