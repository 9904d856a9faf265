package milepost.statements.postgres;

import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.statements.application.ProviderNotKnown;
import milepost.statements.application.StatementContents;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.ContractVersion;
import milepost.statements.domain.pricing.Member;
import milepost.statements.domain.pricing.Payment;
import milepost.statements.domain.pricing.PricedStatement;
import milepost.statements.domain.pricing.PricingFacts;
import milepost.statements.domain.pricing.Refund;
import milepost.statements.domain.pricing.ServiceFee;
import milepost.statements.domain.pricing.VoidedLine;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState.Open;
import milepost.statements.domain.statement.StatementState.Paid;
import milepost.statements.domain.statement.StatementState.Payable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What stands on a statement: of an open one with the contracts in force, of a closed one as it was fixed. */
public final class PostgresContents implements StatementContents.Reader {

    private static final String LINES = LineRows.SELECT + " WHERE l.statement_id = $1";

    /** With whether VAT is due today and whether that is known, hence a row of its own where there is no contract. */
    private static final String IN_FORCE = """
            SELECT c.course_identifier, v.*, p.id IS NOT NULL AS known, coalesce(p.vat_registered, false) AS vat_registered
            FROM statement s
            LEFT JOIN lead_provider p ON p.id = s.lead_provider_id
            LEFT JOIN (contract c JOIN contract_version v ON v.contract_id = c.id AND v.number = c.number)
                ON c.lead_provider_id = s.lead_provider_id AND c.cohort = s.cohort AND c.kind = 'npq' AND s.type = 'npq'
            WHERE s.id = $1
            ORDER BY c.course_identifier
            """;

    private static final String FROZEN = """
            SELECT c.course_identifier, v.*, f.service_fee
            FROM statement_contract f
            JOIN contract c ON c.id = f.contract_id
            JOIN contract_version v ON v.contract_id = f.contract_id AND v.number = f.number
            WHERE f.statement_id = $1
            ORDER BY c.course_identifier
            """;

    private static final String ADJUSTMENTS = "SELECT * FROM adjustment WHERE statement_id = $1 ORDER BY created_at, id";

    private final DatabaseClient db;
    private final PostgresJournals journals;

    public PostgresContents(DatabaseClient db, PostgresJournals journals) {
        this.db = db;
        this.journals = journals;
    }

    @Override
    public Mono<StatementContents> of(Statement statement) {
        return switch (statement.state()) {
            case Open _ -> forecast(statement);
            case Payable _, Paid _ -> fixed(statement.id());
        };
    }

    private Mono<StatementContents> forecast(Statement statement) {
        StatementId id = statement.id();
        return lines(id, false).flatMap(lines -> inForce(id)
                .filter(inForce -> inForce.known)
                .switchIfEmpty(Mono.error(() -> new ProviderNotKnown(statement.terms().leadProvider())))
                .flatMap(inForce -> adjustments(id).map(adjustments ->
                        new StatementContents.Forecast(
                                new PricingFacts(statement.terms().month(), statement.terms().cohort(), inForce.vat, inForce.contracts,
                                        lines.members, lines.refunds, adjustments),
                                lines.voided))));
    }

    private Mono<StatementContents> fixed(StatementId id) {
        return lines(id, true).flatMap(lines -> frozen(id)
                .flatMap(fees -> adjustments(id).flatMap(adjustments -> journals.read(id).map(journal ->
                        new StatementContents.Fixed(
                                new PricedStatement(lines.payments, lines.refunds, fees, adjustments, journal.figures().vat()),
                                journal.figures(), lines.voided, journal.vatRegistered())))));
    }

    private Mono<Lines> lines(StatementId id, boolean priced) {
        return db.sql(LINES).bind(0, id.value()).map(row -> line(row, priced)).all()
                .collect(Lines::new, (lines, line) -> line.addTo(lines));
    }

    private Mono<List<ServiceFee>> frozen(StatementId id) {
        return db.sql(FROZEN).bind(0, id.value())
                .map(row -> new ServiceFee(ContractRows.version(row), Rows.money(row, "service_fee")))
                .all().collectList();
    }

    private Mono<List<Adjustment>> adjustments(StatementId id) {
        return db.sql(ADJUSTMENTS).bind(0, id.value()).map(PostgresAdjustments::adjustment).all().collectList();
    }

    private Mono<InForce> inForce(StatementId id) {
        return db.sql(IN_FORCE).bind(0, id.value())
                .map(row -> new InForce(Rows.flag(row, "known"), Rows.flag(row, "vat_registered"),
                        row.get("contract_id", UUID.class) == null ? List.of() : List.of(ContractRows.version(row))))
                .all()
                .reduce((one, other) -> new InForce(one.known, one.vat, Stream.concat(one.contracts.stream(), other.contracts.stream()).toList()));
    }

    private static Line line(Readable row, boolean priced) {
        if (Rows.text(row, "kind").equals("refund")) {
            Refund refund = LineRows.refund(row);
            return lines -> lines.refunds.add(refund);
        }
        if (Rows.text(row, "status").equals("voided")) {
            VoidedLine voided = LineRows.voided(row);
            return lines -> lines.voided.add(voided);
        }
        if (priced) {
            Payment payment = LineRows.payment(row);
            return lines -> lines.payments.add(payment);
        }
        Member member = LineRows.member(row);
        return lines -> lines.members.add(member);
    }

    private record InForce(boolean known, boolean vat, List<ContractVersion> contracts) {
    }

    /** A row that knows where it belongs. */
    private interface Line {
        void addTo(Lines lines);
    }

    private static final class Lines {
        private final List<Member> members = new ArrayList<>();
        private final List<Payment> payments = new ArrayList<>();
        private final List<Refund> refunds = new ArrayList<>();
        private final List<VoidedLine> voided = new ArrayList<>();
    }
}
