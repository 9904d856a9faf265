package milepost.statements.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.UUID;
import milepost.platform.web.Json;
import milepost.statements.application.Rendering;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState;
import milepost.statements.domain.statement.StatementTerms;

/** A statement as {@code /api/v3} shows it: the attributes clients know (facts/npq 2.5) and ours behind them (decision E10). */
public final class StatementDocument implements Rendering {

    @Override
    public int shape() {
        return 1;
    }

    @Override
    public byte[] render(Statement statement, Figures figures, Instant updatedAt) {
        StatementTerms terms = statement.terms();
        return Json.bytes(new Resource(statement.id().value(), "statement", new Attributes(
                terms.month().getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                String.valueOf(terms.month().getYear()),
                String.valueOf(terms.cohort().startYear()),
                terms.deadline(),
                terms.paymentDate(),
                statement.state() instanceof StatementState.Paid,
                statement.createdAt(),
                updatedAt,
                terms.family().code(),
                statement.state().code(),
                "GBP",
                TotalsBody.of(figures))));
    }

    private record Resource(UUID id, String type, Attributes attributes) {
    }

    private record Attributes(
            String month,
            String year,
            String cohort,
            LocalDate cutOffDate,
            LocalDate paymentDate,
            boolean paid,
            Instant createdAt,
            Instant updatedAt,
            String type,
            String state,
            String currency,
            TotalsBody totals) {
    }
}
