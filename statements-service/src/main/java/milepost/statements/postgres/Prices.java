package milepost.statements.postgres;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.statements.application.ProviderNotKnown;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Agreement;
import milepost.statements.domain.pricing.ServiceFee;
import milepost.statements.domain.statement.Statement;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What prices a statement, apart from its lines: contracts, as they are in force or as they were frozen, and adjustments. */
final class Prices {

    /** With whether VAT is due today and whether that is known, hence a row of its own where there is no contract. */
    private static final String IN_FORCE = """
            SELECT c.kind, c.course_identifier, v.*, p.id IS NOT NULL AS known, coalesce(p.vat_registered, false) AS vat_registered
            FROM statement s
            LEFT JOIN lead_provider p ON p.id = s.lead_provider_id
            LEFT JOIN (contract c JOIN contract_version v ON v.contract_id = c.id AND v.number = c.number)
                ON c.lead_provider_id = s.lead_provider_id AND c.cohort = s.cohort AND (c.kind = 'npq') = (s.type = 'npq')
            WHERE s.id = $1
            """;

    private static final String FROZEN = """
            SELECT c.kind, c.course_identifier, v.*, f.service_fee
            FROM statement_contract f
            JOIN contract c ON c.id = f.contract_id
            JOIN contract_version v ON v.contract_id = f.contract_id AND v.number = f.number
            WHERE f.statement_id = $1
            """;

    private static final String ADJUSTMENTS = "SELECT * FROM adjustment WHERE statement_id = $1 ORDER BY created_at, id";

    private final DatabaseClient db;

    Prices(DatabaseClient db) {
        this.db = db;
    }

    /** The contracts an open statement follows, and whether VAT is due. */
    record InForce(boolean vat, List<Agreement> contracts) {
    }

    /** Nothing is priced for a provider whose copy is not there. */
    Mono<InForce> inForce(Statement statement) {
        return db.sql(IN_FORCE).bind(0, statement.id().value())
                .map(row -> new Row(Rows.flag(row, "known"), new InForce(Rows.flag(row, "vat_registered"),
                        row.get("contract_id", UUID.class) == null ? List.of() : List.of(ContractRows.agreement(row)))))
                .all()
                .reduce(Row::plus)
                .filter(Row::known)
                .switchIfEmpty(Mono.error(() -> new ProviderNotKnown(statement.terms().leadProvider())))
                .map(Row::inForce);
    }

    Mono<List<ServiceFee>> frozen(StatementId id) {
        return db.sql(FROZEN).bind(0, id.value())
                .map(row -> new ServiceFee(ContractRows.agreement(row), Rows.money(row, "service_fee")))
                .all().collectSortedList(Comparator.comparing(ServiceFee::contract, Agreement.BY_KIND_AND_COURSE));
    }

    Mono<List<Adjustment>> adjustments(StatementId id) {
        return db.sql(ADJUSTMENTS).bind(0, id.value()).map(PostgresAdjustments::adjustment).all().collectList();
    }

    private record Row(boolean known, InForce inForce) {

        Row plus(Row other) {
            return new Row(known, new InForce(inForce.vat, Stream.concat(inForce.contracts.stream(), other.inForce.contracts.stream()).toList()));
        }
    }
}
