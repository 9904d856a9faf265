package milepost.local.demo;

import java.time.LocalDate;

/** The days of the story, all on the sandbox's clock. */
final class Calendar {

    static final LocalDate APPLIED = LocalDate.of(2024, 9, 20);
    static final LocalDate ACCEPTED = LocalDate.of(2024, 9, 27);
    static final LocalDate COURSE_BEGINS = LocalDate.of(2024, 10, 1);
    static final LocalDate TOO_EARLY = LocalDate.of(2024, 9, 30);
    static final LocalDate STARTED = LocalDate.of(2024, 10, 7);
    static final LocalDate DECLARED = LocalDate.of(2024, 10, 14);
    static final LocalDate FIRST_DEADLINE = LocalDate.of(2024, 11, 25);
    static final LocalDate FIRST_CUT_OFF = LocalDate.of(2024, 11, 26);
    static final LocalDate FIRST_PAYMENT = LocalDate.of(2024, 12, 2);
    static final LocalDate VOIDED = LocalDate.of(2024, 12, 9);
    static final LocalDate SECOND_DEADLINE = LocalDate.of(2024, 12, 25);
    static final LocalDate SECOND_CUT_OFF = LocalDate.of(2024, 12, 27);
    static final LocalDate SECOND_PAYMENT = LocalDate.of(2025, 1, 6);

    static final LocalDate EARLY_CAREER_BEGAN = LocalDate.of(2024, 9, 2);
    static final LocalDate COMPLETED = LocalDate.of(2026, 7, 3);
    static final LocalDate COMPLETION_DECLARED = LocalDate.of(2026, 7, 6);
    static final LocalDate COMPLETION_DEADLINE = LocalDate.of(2026, 7, 25);
    static final LocalDate COMPLETION_CUT_OFF = LocalDate.of(2026, 7, 27);
    static final LocalDate COMPLETION_PAYMENT = LocalDate.of(2026, 8, 3);

    private Calendar() {
    }
}
