package milepost.statements.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.ImportCohort.Line;
import milepost.statements.application.ImportCohort.Names;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.pricing.UsualShares;
import org.jspecify.annotations.Nullable;

/** The file of a cohort's contracts, one line per provider and course (facts/npq 7.8), each judged as a PUT of it is. */
final class ContractsCsv {

    static final String NAME = "contracts";
    static final String PROVIDER = "lead_provider_name";
    static final String COURSE = "course_identifier";

    static final List<String> COLUMNS = List.of(PROVIDER, COURSE, "recruitment_target", "per_participant", "service_fee_installments",
            "special_course", "monthly_service_fee");
    static final List<String> OPTIONAL = List.of("output_payment_percentage", "number_of_payment_periods", "service_fee_percentage",
            "targeted_delivery_funding_per_participant");

    /** Far above what a cohort has. */
    private static final int MOST = 200;

    private final List<CsvRows.Row> rows;
    private final FileErrors errors;

    ContractsCsv(byte[] body, FileErrors errors) {
        this.rows = CsvRows.of(NAME, body, COLUMNS, OPTIONAL, MOST, errors);
        this.errors = errors;
    }

    Set<String> providers() {
        return cells(PROVIDER);
    }

    Set<String> courses() {
        return cells(COURSE);
    }

    /** The good lines. */
    List<Line<Contract>> read(Cohort cohort, Names names, Supplier<UUID> ids, Instant now) {
        List<Line<Contract>> lines = new ArrayList<>();
        Map<List<Object>, Long> seen = new HashMap<>();
        for (CsvRows.Row row : rows) {
            Checked check = new Checked();
            Cells cells = new Cells(row, check);
            LeadProviderId provider = provider(cells, check, names);
            Contract contract = body(cells, provider, cohort, names, check).contract(check, ids.get(), now);
            check.errors().forEach(error -> errors.wrong(NAME, row.line(), error.code(), error.detail()));
            if (check.errors().isEmpty()) {
                Long before = seen.putIfAbsent(List.of(provider, contract.current().course()), row.line());
                if (before == null) {
                    lines.add(new Line<>(row.line(), contract));
                } else {
                    errors.wrong(NAME, row.line(), "line_repeated", "Line %d is about the same provider and course.".formatted(before));
                }
            }
        }
        return lines;
    }

    private static LeadProviderId provider(Cells cells, Checked check, Names names) {
        String name = Csv.meant(check.required(PROVIDER, cells.text(PROVIDER), ""));
        List<LeadProviderId> known = names.providers().getOrDefault(name, List.of());
        if (known.size() == 1) {
            return known.getFirst();
        }
        if (!name.isEmpty()) {
            check.error(PROVIDER, known.isEmpty() ? "unknown_lead_provider" : "ambiguous_lead_provider", known.isEmpty()
                    ? "There is no lead provider called '%s'.".formatted(name) : "Several lead providers are called '%s'.".formatted(name));
        }
        return new LeadProviderId(Checked.NOBODY);
    }

    /** Shares that the file leaves out are those usual for the course's group. */
    private static ContractBody body(Cells cells, LeadProviderId provider, Cohort cohort, Names names, Checked check) {
        String course = cells.text(COURSE);
        String group = course == null ? null : names.courseGroups().get(course);
        if (course != null && group == null) {
            check.error(COURSE, "unknown_course", "There is no course '%s'.".formatted(course));
        }
        UsualShares usual = UsualShares.of(group == null ? "" : group);
        return new ContractBody(provider.value(), cohort.identifier(), "npq", course, cells.flag("special_course"), cells.amount("per_participant"),
                either(cells.number("output_payment_percentage"), usual.outputPaymentPercentage()),
                either(cells.number("number_of_payment_periods"), usual.numberOfPaymentPeriods()),
                either(cells.number("service_fee_percentage"), usual.serviceFeePercentage()),
                cells.number("service_fee_installments"), cells.number("recruitment_target"),
                cells.amount("monthly_service_fee"), cells.amount("targeted_delivery_funding_per_participant"));
    }

    private static Integer either(@Nullable Integer said, int usual) {
        return said == null ? usual : said;
    }

    private Set<String> cells(String column) {
        Set<String> found = new LinkedHashSet<>();
        rows.stream().map(row -> row.cells().get(column)).filter(Objects::nonNull).map(Csv::meant).forEach(found::add);
        return found;
    }
}
