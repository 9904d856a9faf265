package milepost.statements.postgres;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.Member;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.VoidedLine;
import milepost.statements.domain.pricing.ecf.ClosedStatement;
import milepost.statements.domain.pricing.ecf.Declared;
import milepost.statements.domain.pricing.ecf.EcfPayment;
import milepost.statements.domain.pricing.ecf.EcfRefund;
import milepost.statements.domain.pricing.ecf.Owed;
import milepost.statements.domain.pricing.ecf.Rate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** The lines of an ECF statement; a refund with what was paid for its declaration and by which version of the contract. */
final class EcfLines {

    private static final String PAYMENTS = LineRows.SELECT + " WHERE l.statement_id = $1 AND l.kind = 'payment'";
    private static final String PAYMENTS_AMONG = LineRows.SELECT + " WHERE l.id = ANY($1) AND l.kind = 'payment'";

    private static final String REFUND = LineRows.COLUMNS + """
                , p.statement_id AS paid_on, p.rate AS paid_rate, p.band AS paid_band, p.unit_price AS paid_price, p.uplift_price AS paid_uplift
            FROM line l
            JOIN declaration d ON d.id = l.declaration_id
            JOIN line p ON p.declaration_id = l.declaration_id AND p.kind = 'payment' AND p.status = 'attached'
            """;

    /** They are few, and found by an index of their own. */
    private static final String REFUNDS = REFUND + " WHERE l.statement_id = $1 AND l.kind = 'refund'";
    private static final String REFUNDS_AMONG = REFUND + " WHERE l.id = ANY($1) AND l.kind = 'refund'";

    private static final String PAID_BY = """
            SELECT f.statement_id, c.kind, c.course_identifier, v.*
            FROM statement_contract f
            JOIN contract c ON c.id = f.contract_id AND c.kind = 'ecf'
            JOIN contract_version v ON v.contract_id = f.contract_id AND v.number = f.number
            WHERE f.statement_id = ANY($1)
            """;

    private final DatabaseClient db;

    EcfLines(DatabaseClient db) {
        this.db = db;
    }

    /** A payment line; without what it was fixed at where it is not priced, or was voided before. */
    record PaymentRow(Declared declared, Optional<VoidedLine> voided, Optional<Kept> kept) {

        boolean isAttached() {
            return voided.isEmpty();
        }

        /** As it was fixed. */
        Optional<EcfPayment> payment(@Nullable CohortContract<EcfTerms> contract) {
            return kept.map(it -> new EcfPayment(declared.member(), it.by(contract), it.uplift));
        }
    }

    /** What a line was fixed at. */
    record Kept(String rate, @Nullable String band, Money price, Money uplift) {

        Rate by(@Nullable CohortContract<EcfTerms> contract) {
            return Rate.kept(rate, band, price, contract);
        }
    }

    /** A refund line: what is owed, and the place it gave back if its statement is closed. */
    record RefundRow(Owed owed, EcfRefund fixed) {

        ClosedStatement.Refund kept() {
            return new ClosedStatement.Refund(owed, fixed);
        }
    }

    /** Voided ones, too. */
    Mono<List<PaymentRow>> payments(StatementId id) {
        return db.sql(PAYMENTS).bind(0, id.value()).map(EcfLines::payment).all().collectList();
    }

    /** Those among these lines. */
    Mono<List<PaymentRow>> paymentsAmong(List<UUID> lines) {
        return Bound.sql(db, PAYMENTS_AMONG).withIds(lines, Function.identity()).query().map(EcfLines::payment).all().collectList();
    }

    Mono<List<RefundRow>> refunds(StatementId id) {
        return refunds(db.sql(REFUNDS).bind(0, id.value()));
    }

    /** Those among these lines. */
    Mono<List<RefundRow>> refundsAmong(List<UUID> lines) {
        return refunds(Bound.sql(db, REFUNDS_AMONG).withIds(lines, Function.identity()).query());
    }

    private Mono<List<RefundRow>> refunds(GenericExecuteSpec found) {
        return found.map(EcfLines::refunded).all().collectList().flatMap(rows -> rows.isEmpty()
                ? Mono.just(List.of())
                : paying(rows).map(contracts -> rows.stream().map(row -> row.by(contracts.get(row.paidOn))).toList()));
    }

    @SuppressWarnings("unchecked")
    private Mono<Map<UUID, CohortContract<EcfTerms>>> paying(List<Refunded> rows) {
        return Bound.sql(db, PAID_BY).withIds(rows.stream().map(Refunded::paidOn).distinct().toList(), Function.identity()).query()
                .map(row -> Map.entry(Rows.uuid(row, "statement_id"), (CohortContract<EcfTerms>) ContractRows.agreement(row)))
                .all().collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    static PaymentRow payment(Readable row) {
        return new PaymentRow(new Declared(LineRows.member(row), Rows.flag(row, "uplift_flagged")),
                Rows.text(row, "status").equals("voided") ? Optional.of(LineRows.voided(row)) : Optional.empty(),
                row.get("rate", String.class) == null ? Optional.empty() : Optional.of(kept(row, "rate", "band", "unit_price", "uplift_price")));
    }

    private static Refunded refunded(Readable row) {
        return new Refunded(LineRows.member(row), Rows.uuid(row, "paid_on"), kept(row, "paid_rate", "paid_band", "paid_price", "paid_uplift"),
                kept(row, "rate", "band", "unit_price", "uplift_price"));
    }

    private static Kept kept(Readable row, String rate, String band, String price, String uplift) {
        return new Kept(Rows.text(row, rate), row.get(band, String.class), Rows.money(row, price), Rows.money(row, uplift));
    }

    private record Refunded(Member member, UUID paidOn, Kept paid, Kept fixed) {

        RefundRow by(@Nullable CohortContract<EcfTerms> contract) {
            return new RefundRow(new Owed(member, paid.by(contract), paid.uplift), new EcfRefund(member, fixed.by(contract), fixed.uplift));
        }
    }
}
