package milepost.statements.http;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.statement.OutputMonths;
import milepost.statements.domain.statement.StatementTerms;
import org.jspecify.annotations.Nullable;

/** The body of {@code PUT /statements/{uuid}}. */
record StatementBody(
        @Nullable UUID leadProviderId,
        @Nullable String cohort,
        @Nullable String type,
        @Nullable Integer month,
        @Nullable Integer year,
        @Nullable LocalDate deadlineDate,
        @Nullable LocalDate paymentDate,
        @Nullable Boolean outputFee,
        @Nullable List<Milestone> milestones) {

    private static final UUID NOBODY = new UUID(0, 0);

    record Milestone(@Nullable String scheduleIdentifier, @Nullable String declarationType) {
    }

    /** The rules of facts/npq 7.1 and 7.7; a deadline may lie in the past. */
    StatementTerms checked(OutputMonths months) {
        Checked check = new Checked();
        StatementTerms terms = terms(check, months::usual);
        check.refuse();
        return terms;
    }

    /**
     * To be used only where nothing was wrong.
     *
     * @param usual whether the statement of a month takes declarations where it does not say so
     */
    StatementTerms terms(Checked check, BiPredicate<Family, YearMonth> usual) {
        LeadProviderId provider = new LeadProviderId(check.required("lead_provider_id", leadProviderId, NOBODY));
        var checkedCohort = check.cohort(check.required("cohort", cohort, "2000a"));
        Family family = Family.of(check.required("type", type, "npq")).orElseGet(() -> {
            check.error("type", "invalid_type", "A statement's type is npq or ecf.");
            return Family.NPQ;
        });
        int checkedMonth = check.within("month", check.required("month", month, 1), 1, 1, 12);
        int checkedYear = check.within("year", check.required("year", year, 2020), 2020, 2020, 2050);
        LocalDate deadline = check.required("deadline_date", deadlineDate, LocalDate.EPOCH);
        LocalDate payment = check.required("payment_date", paymentDate, LocalDate.EPOCH);
        if (deadlineDate != null && paymentDate != null && payment.isBefore(deadline)) {
            check.error("payment_date", "payment_before_deadline", "The payment date is not before the deadline.");
        }
        YearMonth checkedYearMonth = check.errors().isEmpty() ? YearMonth.of(checkedYear, checkedMonth) : YearMonth.of(2020, 1);
        boolean paysOutput = outputFee == null ? usual.test(family, checkedYearMonth) : outputFee;
        List<StatementTerms.Milestone> checkedMilestones = milestones(check, paysOutput);
        return new StatementTerms(provider, checkedCohort, family, checkedYearMonth, deadline, payment, paysOutput, checkedMilestones);
    }

    /** Each of a type that there is, once, and only where declarations are paid (facts/npq 6.5 and 7.1). */
    private List<StatementTerms.Milestone> milestones(Checked check, boolean paysOutput) {
        List<Milestone> given = milestones == null ? List.of() : milestones;
        if (!given.isEmpty() && !paysOutput) {
            check.error("milestones", "invalid_milestone", "Only a statement with an output fee has milestones.");
        }
        Set<StatementTerms.Milestone> checked = new LinkedHashSet<>();
        for (int i = 0; i < given.size(); i++) {
            StatementTerms.Milestone milestone = milestone(check, "milestones/" + i, given.get(i));
            if (!checked.add(milestone)) {
                check.error("milestones/" + i, "invalid_milestone", "A milestone is named once.");
            }
        }
        return List.copyOf(checked);
    }

    private static StatementTerms.Milestone milestone(Checked check, String at, Milestone given) {
        String schedule = String.valueOf(given.scheduleIdentifier);
        if (given.scheduleIdentifier == null || !schedule.matches("[a-z0-9-]{1,100}")) {
            check.error(at + "/schedule_identifier", "invalid_milestone", "A milestone names its schedule.");
        }
        String type = String.valueOf(given.declarationType);
        if (DeclarationType.of(type).isEmpty()) {
            check.error(at + "/declaration_type", "invalid_milestone", "A milestone names a type of declaration, such as retained-1.");
        }
        return new StatementTerms.Milestone(schedule, type);
    }
}
