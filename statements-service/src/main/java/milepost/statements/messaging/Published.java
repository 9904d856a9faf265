package milepost.statements.messaging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.PublishedLines;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.NpqTerms;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementTerms;
import org.jspecify.annotations.Nullable;

/** Our aggregates as the suite's snapshots. */
final class Published {

    static final String LINES = "milepost.lines";
    static final String STATEMENTS = "milepost.statements";
    static final String CONTRACTS = "milepost.contracts";

    private Published() {
    }

    static Snapshot snapshot(PublishedLines lines) {
        return new Snapshot(LINES, "milepost.line.v1", lines.declaration().toString(), lines.version(), lines.recordedAt(),
                bytes(new Line(
                        lines.declaration().value(), lines.leadProvider().value(), lines.sourceVersion(),
                        lines.payment().map(p -> new Payment(p.statement().value(), p.statementState(), p.status())).orElse(null),
                        lines.refund().map(r -> new Refund(r.statement().value(), r.statementState())).orElse(null),
                        lines.waiting().orElse(null), lines.upliftPaid(), lines.effectiveAt())));
    }

    static Snapshot snapshot(Statement statement) {
        StatementTerms terms = statement.terms();
        return new Snapshot(STATEMENTS, "milepost.statement.v1", statement.id().toString(), statement.version(),
                statement.updatedAt(), bytes(new StatementBody(
                        statement.id().value(), terms.leadProvider().value(), terms.cohort().identifier(),
                        terms.family().code(), terms.month().getMonthValue(), terms.month().getYear(), terms.deadline(),
                        terms.paymentDate(), terms.outputFee(), statement.state().code())));
    }

    static Snapshot snapshot(Contract contract) {
        NpqTerms terms = contract.current().terms();
        return new Snapshot(CONTRACTS, "milepost.contract.v1", contract.id().toString(), contract.version(),
                contract.updatedAt(), bytes(new ContractBody(
                        contract.id().value(), contract.leadProvider().value(), contract.cohort().identifier(), "npq",
                        contract.current().courseIdentifier(), contract.current().number(), terms.specialCourse(),
                        terms.perParticipant().toString(), terms.outputPaymentPercentage(), terms.numberOfPaymentPeriods(),
                        terms.serviceFeePercentage(), terms.serviceFeeInstallments(), terms.recruitmentTarget(),
                        text(terms.monthlyServiceFee()), terms.targetedDeliveryFundingPerParticipant().toString())));
    }

    static byte[] bytes(Object body) {
        return Json.exact().writeValueAsBytes(body);
    }

    private static @Nullable String text(@Nullable Money money) {
        return money == null ? null : money.toString();
    }

    private record Line(UUID declarationId, UUID leadProviderId, long sourceVersion, @Nullable Payment payment,
            @Nullable Refund refund, @Nullable String waiting, boolean upliftPaid, Instant effectiveAt) {
    }

    private record Payment(UUID statementId, String statementState, String status) {
    }

    private record Refund(UUID statementId, String statementState) {
    }

    private record StatementBody(UUID id, UUID leadProviderId, String cohort, String type, int month, int year,
            LocalDate deadlineDate, LocalDate paymentDate, boolean outputFee, String state) {
    }

    private record ContractBody(UUID id, UUID leadProviderId, String cohort, String kind, String courseIdentifier, int number,
            boolean specialCourse, String perParticipant, int outputPaymentPercentage, int numberOfPaymentPeriods,
            int serviceFeePercentage, int serviceFeeInstallments, int recruitmentTarget, @Nullable String monthlyServiceFee,
            String targetedDeliveryFundingPerParticipant) {
    }
}
