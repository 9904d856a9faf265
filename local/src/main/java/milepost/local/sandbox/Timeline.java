package milepost.local.sandbox;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/**
 * The sandbox's years in chapters: what happened until a day, then a cut-off as of that day, then, except for the latest statements,
 * their payment. So declarations come to be eligible, payable, paid and clawed back the way they do in earnest.
 */
record Timeline(LocalDate until, boolean cutOff, boolean paid) {

    /** The last day on which anything happens in the sandbox's stories. */
    static final LocalDate END = LocalDate.of(2026, 11, 20);

    static final List<Timeline> CHAPTERS = List.of(
            new Timeline(LocalDate.of(2023, 11, 30), true, true),
            new Timeline(LocalDate.of(2025, 2, 28), true, true),
            new Timeline(LocalDate.of(2026, 5, 31), true, true),
            new Timeline(LocalDate.of(2026, 9, 1), true, false),
            new Timeline(LocalDate.MAX, false, false));

    /** Paperwork is done on the first Monday of a month: the gateway signs anew for each day it is asked to believe in, and a signature costs. */
    static LocalDate paperworkFrom(LocalDate day) {
        LocalDate inTime = day.with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));
        return inTime.isBefore(day) ? day.plusMonths(1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)) : inTime;
    }

    /** A day on which a declaration of {@code declared} is paid and its refund will be paid in the same chapter; none once that is too late. */
    static Optional<LocalDate> afterPayment(LocalDate declared) {
        return CHAPTERS.stream().filter(Timeline::paid)
                .map(chapter -> chapter.until().minusMonths(9)).filter(day -> paidBefore(declared, day)).findFirst();
    }

    private static boolean paidBefore(LocalDate declared, LocalDate day) {
        return CHAPTERS.stream().anyMatch(chapter -> chapter.paid() && chapter.until().isBefore(day) && declared.isBefore(chapter.until().minusDays(100)));
    }

    boolean contains(LocalDate day) {
        LocalDate begin = CHAPTERS.stream().map(Timeline::until).filter(each -> each.isBefore(until)).max(LocalDate::compareTo).orElse(LocalDate.MIN);
        return day.isAfter(begin) && !day.isAfter(until);
    }
}
