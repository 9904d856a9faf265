package milepost.statements.postgres;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState;
import milepost.statements.domain.statement.StatementState.Open;
import milepost.statements.domain.statement.StatementState.Paid;
import milepost.statements.domain.statement.StatementState.Payable;
import milepost.statements.domain.statement.StatementTerms;
import milepost.statements.domain.statement.StatementTerms.Milestone;
import org.jspecify.annotations.Nullable;

/** A statement's row and back; every column of the state is written every time. */
final class StatementRows {

    private StatementRows() {
    }

    static Statement statement(Readable row) {
        return new Statement(
                new StatementId(Rows.uuid(row, "id")),
                new StatementTerms(
                        new LeadProviderId(Rows.uuid(row, "lead_provider_id")),
                        new Cohort(Rows.text(row, "cohort")),
                        Family.of(Rows.text(row, "type")).orElseThrow(),
                        YearMonth.of(Rows.number(row, "year"), Rows.number(row, "month")),
                        Rows.day(row, "deadline_date"),
                        Rows.day(row, "payment_date"),
                        Rows.flag(row, "output_fee"),
                        milestones(Rows.text(row, "milestones"))),
                state(Rows.text(row, "state"), row.get("cut_off_at", Instant.class), row.get("authorised_at", Instant.class)),
                Rows.big(row, "version"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"));
    }

    static StatementState state(String code, @Nullable Instant cutOffAt, @Nullable Instant authorisedAt) {
        return switch (code) {
            case "open" -> new Open();
            case "payable" -> new Payable(given(cutOffAt));
            case "paid" -> new Paid(given(cutOffAt), given(authorisedAt));
            default -> throw new IllegalStateException("the schema knows no state " + code);
        };
    }

    static @Nullable Instant cutOffAt(StatementState state) {
        return switch (state) {
            case Open _ -> null;
            case Payable payable -> payable.cutOffAt();
            case Paid paid -> paid.cutOffAt();
        };
    }

    static @Nullable Instant authorisedAt(StatementState state) {
        return switch (state) {
            case Open _, Payable _ -> null;
            case Paid paid -> paid.authorisedAt();
        };
    }

    /** One milestone a line; identifiers have no blanks. */
    static String milestones(List<Milestone> milestones) {
        return milestones.stream()
                .map(milestone -> milestone.scheduleIdentifier() + " " + milestone.declarationType())
                .collect(Collectors.joining("\n"));
    }

    private static List<Milestone> milestones(String text) {
        return text.isEmpty() ? List.of() : Arrays.stream(text.split("\n"))
                .map(line -> line.split(" "))
                .map(parts -> new Milestone(parts[0], parts[1]))
                .toList();
    }

    private static Instant given(@Nullable Instant at) {
        if (at == null) {
            throw new IllegalStateException("a closed statement has its times");
        }
        return at;
    }
}
