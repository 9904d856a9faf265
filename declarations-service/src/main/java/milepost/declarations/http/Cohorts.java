package milepost.declarations.http;

import java.util.List;

/** {@code filter[cohort]}: start years (facts/npq 1.6). */
final class Cohorts {

    /** No declaration has it. */
    private static final int NO_YEAR = 0;

    /** What is no year matches nothing, as today: a filter that cannot match gives an empty list, not all. */
    static List<Integer> startYears(List<String> cohorts) {
        return cohorts.stream().map(text -> text.matches("\\d{4}") ? Integer.parseInt(text) : NO_YEAR).toList();
    }

    private Cohorts() {
    }
}
