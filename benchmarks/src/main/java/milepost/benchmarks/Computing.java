package milepost.benchmarks;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** P9: a statement of either family with all its amounts, computed while one waits, against one GROUP BY that gives the same money. */
final class Computing implements Metric {

    /** A statement, and a query whose column {@code amount} adds up to what it earns. */
    private record Computed(String id, String statement, int lines, String grouped) {}

    private static final Computed NPQ = new Computed("P9 npq", Ids.of("statement", 0).toString(), World.OF_FIRST_PROVIDER, """
            SELECT d.course_identifier, d.declaration_type, count(*) AS lines,
                   count(*) * round(v.per_participant * v.output_payment_percentage / 100 / v.number_of_payment_periods, 2) AS amount
            FROM line l JOIN declaration d ON d.id = l.declaration_id
            JOIN contract c ON c.lead_provider_id = d.lead_provider_id AND c.cohort = d.cohort AND c.course_identifier = d.course_identifier
            JOIN contract_version v ON v.contract_id = c.id AND v.number = c.number
            WHERE l.statement_id = '%s' AND l.status = 'attached' AND l.kind = 'payment'
            GROUP BY d.course_identifier, d.declaration_type, v.per_participant, v.output_payment_percentage, v.number_of_payment_periods
            """.formatted(Ids.of("statement", 0)));

    /** Starts earn a fifth of the output payment of their band. All of them are flagged for uplift, so it does not matter which find a place. */
    private static final Computed ECF = new Computed("P9 ecf", EarlyCareers.STATEMENT, EarlyCareers.DECLARED, """
            SELECT g.declaration_type, b.name, least(g.lines, b.last) - b.first + 1 AS places,
                   greatest(0, least(g.lines, b.last) - b.first + 1) * round(b.per_participant * b.output / 100 / 5, 2)
                       + greatest(0, least(g.flagged, b.last) - b.first + 1) * g.uplift_amount AS amount
            FROM (SELECT d.declaration_type, v.bands, v.uplift_amount, count(*) AS lines, count(*) FILTER (WHERE d.uplift_flagged) AS flagged
                  FROM line l JOIN declaration d ON d.id = l.declaration_id
                  JOIN contract c ON c.lead_provider_id = d.lead_provider_id AND c.cohort = d.cohort AND c.kind = 'ecf'
                  JOIN contract_version v ON v.contract_id = c.id AND v.number = c.number
                  WHERE l.statement_id = '%s' AND l.status = 'attached' AND l.kind = 'payment'
                  GROUP BY d.declaration_type, v.bands, v.uplift_amount) g
            CROSS JOIN LATERAL (SELECT t[1] AS name, t[2]::int AS first, t[3]::int AS last, t[4]::numeric AS per_participant, t[5]::numeric AS output
                                FROM (SELECT string_to_array(line, ' ') AS t FROM string_to_table(g.bands, E'\\n') line) split) b
            """.formatted(EarlyCareers.STATEMENT));

    @Override
    public List<Result> measure(Running running) {
        return List.of(measure(running, NPQ), measure(running, ECF));
    }

    private static Result measure(Running running, Computed one) {
        awaitSamePennies(running, one);
        Cost cost = new Cost(() -> running.pid("statements-service"));
        Turns.Taken taken = running.turns().take(one.id, () -> 1_000 / cost.of(() -> repeated(running, one)).perSecond(),
                () -> running.load().sql(one.id.replace(' ', '-') + "-limit", "milepost_statements", one.grouped + ";", 1, 0, running.turns().seconds()).medianMillis());
        return new Result(one.id, "compute a statement of %,d declarations, exact to the penny".formatted(one.lines),
                "one GROUP BY with the same sums, through pgbench", false, "ratio", taken.ratios(), 5, 1.5, taken.medians("%s ms"::formatted), cost.perRequest());
    }

    private static Throughput repeated(Running running, Computed one) {
        Http finance = new Http(running.stage().statements(), running.stage().innerOperatorToken());
        long begin = System.nanoTime();
        long end = begin + running.turns().seconds() * 1_000_000_000L;
        long requests = 0;
        do {
            finance.raw("/operator/v1/statements/" + one.statement);
            requests++;
        } while (System.nanoTime() < end);
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Throughput(requests, requests / seconds, 1_000 * seconds / requests, 0);
    }

    /** The declaration that was accepted while the suite started may still be on its way to its statement. */
    private static void awaitSamePennies(Running running, Computed one) {
        Patience.until("the %s statement says what the GROUP BY says".formatted(one.id), Duration.ofSeconds(20), Duration.ofSeconds(1), () -> {
            BigDecimal shown = shown(running, one);
            return shown.signum() != 0 && shown.compareTo(grouped(running, one)) == 0;
        });
    }

    private static BigDecimal shown(Running running, Computed one) {
        JsonNode totals = new Http(running.stage().statements(), running.stage().innerOperatorToken()).get("/operator/v1/statements/" + one.statement).path("totals");
        return new BigDecimal(totals.path("output").asString()).add(new BigDecimal(totals.path("uplift").asString()));
    }

    private static BigDecimal grouped(Running running, Computed one) {
        try (Connection connection = running.stage().database("milepost_statements")) {
            return new BigDecimal(ToTheStatement.one(connection, "SELECT coalesce(sum(amount), 0) FROM (" + one.grouped + ") g"));
        } catch (SQLException e) {
            throw new Failed(e.getMessage(), e);
        }
    }
}
