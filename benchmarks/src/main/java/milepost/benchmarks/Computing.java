package milepost.benchmarks;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** P9: a statement with all its amounts, computed while one waits, against one GROUP BY that gives the same money. */
final class Computing implements Metric {

    private static final String STATEMENT = Ids.of("statement", 0).toString();

    private static final String GROUPED = """
            SELECT d.course_identifier, d.declaration_type, count(*) AS lines,
                   count(*) * round(v.per_participant * v.output_payment_percentage / 100 / v.number_of_payment_periods, 2) AS amount
            FROM line l JOIN declaration d ON d.id = l.declaration_id
            JOIN contract c ON c.lead_provider_id = d.lead_provider_id AND c.cohort = d.cohort AND c.course_identifier = d.course_identifier
            JOIN contract_version v ON v.contract_id = c.id AND v.number = c.number
            WHERE l.statement_id = '%s' AND l.status = 'attached' AND l.kind = 'payment'
            GROUP BY d.course_identifier, d.declaration_type, v.per_participant, v.output_payment_percentage, v.number_of_payment_periods
            """.formatted(STATEMENT);

    @Override
    public List<Result> measure(Running running) {
        requireSamePennies(running);
        Cost cost = new Cost(() -> running.pid("statements-service"));
        Turns.Taken taken = running.turns().take("P9", () -> 1_000 / cost.of(() -> repeated(running)).perSecond(),
                () -> running.load().sql("P9-limit", "milepost_statements", GROUPED + ";", 1, 0, running.turns().seconds()).medianMillis());
        return List.of(new Result("P9", "compute a statement of %,d declarations, exact to the penny".formatted(World.OF_FIRST_PROVIDER),
                "one GROUP BY with the same sums, through pgbench", false, "ratio", taken.ratios(), 5, 1.5, taken.medians("%s ms"::formatted), cost.perRequest()));
    }

    private static Throughput repeated(Running running) {
        Http finance = new Http(running.stage().statements(), running.stage().innerOperatorToken());
        long begin = System.nanoTime();
        long end = begin + running.turns().seconds() * 1_000_000_000L;
        long requests = 0;
        do {
            finance.raw("/operator/v1/statements/" + STATEMENT);
            requests++;
        } while (System.nanoTime() < end);
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Throughput(requests, requests / seconds, 1_000 * seconds / requests, 0);
    }

    private static void requireSamePennies(Running running) {
        JsonNode statement = new Http(running.stage().statements(), running.stage().innerOperatorToken()).get("/operator/v1/statements/" + STATEMENT);
        BigDecimal shown = new BigDecimal(statement.path("totals").path("output").asString());
        try (Connection connection = running.stage().database("milepost_statements")) {
            BigDecimal grouped = new BigDecimal(ToTheStatement.one(connection, "SELECT coalesce(sum(amount), 0) FROM (" + GROUPED + ") g"));
            if (shown.compareTo(grouped) != 0 || shown.signum() == 0) {
                throw new Failed("the statement says " + shown + ", the GROUP BY says " + grouped);
            }
        } catch (SQLException e) {
            throw new Failed(e.getMessage(), e);
        }
    }
}
