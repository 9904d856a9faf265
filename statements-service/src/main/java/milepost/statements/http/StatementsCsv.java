package milepost.statements.http;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import milepost.statements.application.ImportCohort.Line;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.statement.StatementTerms;

/** The file of the months for which a cohort's providers get statements (facts/npq 7.8), each judged as a PUT of it is. */
final class StatementsCsv {

    static final String NAME = "statements";

    private static final int FIRST_YEAR = 2020;
    /** Sooner than that of a statement that is put. */
    private static final int LAST_YEAR = 2040;

    /** More than the 21 years of months. */
    private static final int MOST = 400;

    private static final List<String> COLUMNS = List.of("year", "month", "deadline_date", "payment_date", "output_fee");

    private StatementsCsv() {
    }

    /** The good lines, of nobody in particular. */
    static List<Line<StatementTerms>> read(byte[] body, Cohort cohort, FileErrors errors) {
        List<Line<StatementTerms>> lines = new ArrayList<>();
        Map<YearMonth, Long> seen = new HashMap<>();
        for (CsvRows.Row row : CsvRows.of(NAME, body, COLUMNS, List.of(), MOST, errors)) {
            Checked check = new Checked();
            StatementTerms terms = terms(new Cells(row, check), check, cohort);
            check.errors().forEach(error -> errors.wrong(NAME, row.line(), error.code(), error.detail()));
            if (check.errors().isEmpty()) {
                Long before = seen.putIfAbsent(terms.month(), row.line());
                if (before == null) {
                    lines.add(new Line<>(row.line(), terms));
                } else {
                    errors.wrong(NAME, row.line(), "line_repeated", "Line %d is about the same month.".formatted(before));
                }
            }
        }
        return lines;
    }

    /** Here a statement takes no declarations unless the file says so. */
    private static StatementTerms terms(Cells cells, Checked check, Cohort cohort) {
        return new StatementBody(Checked.NOBODY, cohort.identifier(), "npq", cells.number("month"), year(cells, check),
                cells.day("deadline_date"), cells.day("payment_date"), cells.flag("output_fee"), null).terms(check, (_, _) -> false);
    }

    /** One that is wrong is told here, and once. */
    private static int year(Cells cells, Checked check) {
        int year = check.within("year", check.required("year", cells.number("year"), FIRST_YEAR), FIRST_YEAR, FIRST_YEAR, LAST_YEAR);
        return Math.clamp(year, FIRST_YEAR, LAST_YEAR);
    }
}
