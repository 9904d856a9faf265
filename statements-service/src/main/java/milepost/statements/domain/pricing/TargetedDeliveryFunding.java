package milepost.statements.domain.pricing;

import java.time.YearMonth;
import java.util.Set;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.Course;
import milepost.statements.domain.DeclarationType;

/** When a declaration earns targeted delivery funding (facts/npq 7.4). */
final class TargetedDeliveryFunding {

    /** The last statement month that pays it. */
    private static final YearMonth LAST_MONTH = YearMonth.of(2025, 10);
    private static final int FIRST_COHORT = 2022;
    /** The early headship coaching offer and its predecessor, the additional support offer. */
    private static final Set<String> GROUPS_WITHOUT = Set.of("ehco", "support");

    private TargetedDeliveryFunding() {
    }

    /** For those whose participants are eligible. */
    static boolean isPaid(YearMonth month, Cohort cohort, Course course, DeclarationType type) {
        return !month.isAfter(LAST_MONTH)
                && cohort.startYear() >= FIRST_COHORT
                && !GROUPS_WITHOUT.contains(course.group())
                && type == DeclarationType.STARTED;
    }
}
