package milepost.statements.messaging;

import static milepost.statements.messaging.Published.said;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.platform.messaging.Snapshot;
import milepost.statements.application.PublishedStatement;
import milepost.statements.application.PublishedStatement.Closing;
import milepost.statements.domain.AdjustmentId;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.LineId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.ServiceFee;
import milepost.statements.domain.pricing.ecf.Fill;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState;
import milepost.statements.domain.statement.StatementState.Open;
import milepost.statements.domain.statement.StatementState.Paid;
import milepost.statements.domain.statement.StatementState.Payable;
import milepost.statements.domain.statement.StatementTerms;
import milepost.statements.domain.statement.StatementTerms.Milestone;
import org.jspecify.annotations.Nullable;

/** The payload of {@code milepost.statement.v1}. What comes after {@code state} is for the owner itself, which makes its rows of it after a restore. */
record StatementPayload(UUID id, UUID leadProviderId, String cohort, String type, int month, int year, LocalDate deadlineDate,
        LocalDate paymentDate, boolean outputFee, String state, @Nullable Instant createdAt, @Nullable Instant cutOffAt,
        @Nullable Instant authorisedAt, @Nullable List<Due> milestones, @Nullable List<Adjusted> adjustments, @Nullable Closed closing,
        @Nullable List<InvoicePayload> invoices) {

    record Due(String scheduleIdentifier, String declarationType) {
    }

    record Adjusted(UUID id, String description, String amount, Instant at) {
    }

    record Closed(boolean vatRegistered, List<Fee> serviceFees, List<UUID> notCounted, @Nullable List<Taken> placesFound) {

        static Closed of(PublishedStatement told, Closing closing) {
            Statement statement = told.statement();
            return new Closed(closing.vatRegistered(), closing.serviceFees().stream().map(fee -> new Fee(ContractPayload.of(
                    statement.terms().leadProvider(), statement.terms().cohort(), fee.contract()), fee.amount().toString())).toList(), closing.notCounted().stream().map(LineId::value).toList(),
                    closing.found().taken().entrySet().stream().sorted(Map.Entry.comparingByKey())
                            .map(it -> new Taken(it.getKey().code(), it.getValue())).toList());
        }

        Closing closing() {
            return new Closing(vatRegistered, serviceFees.stream().map(fee -> new ServiceFee(fee.contract().agreement(),
                    Money.of(fee.amount()))).toList(), notCounted.stream().map(LineId::new).toList(),
                    new Fill(placesFound == null ? Map.of() : placesFound.stream().collect(Collectors.toMap(
                            it -> DeclarationType.of(it.declarationType()).orElseThrow(), Taken::places))));
        }
    }

    /** How many places of the bands were taken already. */
    record Taken(String declarationType, int places) {
    }

    record Fee(ContractPayload contract, String amount) {
    }

    static StatementPayload of(PublishedStatement told) {
        Statement statement = told.statement();
        StatementTerms terms = statement.terms();
        return new StatementPayload(statement.id().value(), terms.leadProvider().value(), terms.cohort().identifier(), terms.family().code(),
                terms.month().getMonthValue(), terms.month().getYear(), terms.deadline(), terms.paymentDate(), terms.outputFee(),
                statement.state().code(), statement.createdAt(), cutOffAt(statement.state()), authorisedAt(statement.state()),
                terms.milestones().stream().map(it -> new Due(it.scheduleIdentifier(), it.declarationType())).toList(),
                told.adjustments().stream().map(it -> new Adjusted(it.id().value(), it.description(), it.amount().toString(), it.at())).toList(),
                told.closing().map(closing -> Closed.of(told, closing)).orElse(null), told.invoices().stream().map(InvoicePayload::of).toList());
    }

    PublishedStatement told(Snapshot snapshot) {
        var terms = new StatementTerms(new LeadProviderId(said(leadProviderId)), new Cohort(said(cohort)), Family.of(type).orElseThrow(),
                YearMonth.of(year, month), said(deadlineDate), said(paymentDate), outputFee,
                said(milestones).stream().map(it -> new Milestone(it.scheduleIdentifier(), it.declarationType())).toList());
        var statement = new Statement(new StatementId(said(id)), terms, statementState(), snapshot.version(), said(createdAt), snapshot.recordedAt());
        return new PublishedStatement(statement, said(adjustments).stream().map(it -> new Adjustment(new AdjustmentId(it.id()),
                it.description(), Money.of(it.amount()), it.at())).toList(),
                statement.isOpen() ? Optional.empty() : Optional.of(said(closing).closing()),
                // from before there were any
                invoices == null ? List.of() : invoices.stream().map(it -> it.invoice(statement)).toList());
    }

    private StatementState statementState() {
        return switch (state) {
            case "open" -> new Open();
            case "payable" -> new Payable(said(cutOffAt));
            case "paid" -> new Paid(said(cutOffAt), said(authorisedAt));
            default -> throw new IllegalArgumentException("a state the life cycle does not know: " + state);
        };
    }

    private static @Nullable Instant cutOffAt(StatementState state) {
        return switch (state) {
            case Open _ -> null;
            case Payable(var cutOffAt) -> cutOffAt;
            case Paid(var cutOffAt, _) -> cutOffAt;
        };
    }

    private static @Nullable Instant authorisedAt(StatementState state) {
        return state instanceof Paid(_, var authorisedAt) ? authorisedAt : null;
    }
}
