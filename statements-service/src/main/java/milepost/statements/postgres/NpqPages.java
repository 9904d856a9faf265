package milepost.statements.postgres;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.Payment;
import milepost.statements.domain.pricing.PricedStatement;
import milepost.statements.domain.pricing.Pricing;
import milepost.statements.domain.pricing.PricingFacts;
import milepost.statements.domain.pricing.ecf.Fill;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementTerms;
import milepost.statements.postgres.PagePrices.Piece;
import milepost.statements.postgres.Prices.InForce;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Prices an NPQ statement page by page. A milestone earns once, so what claims one again is found out for all lines at once; it is little. */
final class NpqPages {

    private static final String AMONG = LineRows.SELECT + " WHERE l.id = ANY($1)";

    private static final String AGAIN = """
            SELECT id
            FROM (SELECT l.id, row_number() OVER (PARTITION BY d.participant_id, d.course_identifier, d.declaration_type
                                                  ORDER BY l.attached_at, l.declaration_id) AS nth
                  FROM line l JOIN declaration d ON d.id = l.declaration_id
                  WHERE l.statement_id = $1 AND l.kind = 'payment' AND l.status = 'attached') claim
            WHERE nth > 1
            """;

    private final DatabaseClient db;
    private final Prices prices;

    NpqPages(DatabaseClient db, Prices prices) {
        this.db = db;
        this.prices = prices;
    }

    /** As they were fixed. */
    Mono<PagePrices> fixed(Statement closed) {
        return prices.frozen(closed.id()).map(fees -> new PagePrices(Fill.NONE, (ids, before) -> lines(ids, true).map(lines -> new Piece(
                new PricedStatement(lines.payments, lines.refunds, fees, List.of(), Money.ZERO), lines.voided, before))));
    }

    Mono<PagePrices> forecast(Statement open) {
        return prices.inForce(open).flatMap(inForce -> db.sql(AGAIN).bind(0, open.id().value()).map(row -> Rows.uuid(row, "id")).all()
                .collect(Collectors.toSet())
                .map(again -> new PagePrices(Fill.NONE, (ids, before) -> lines(ids, false)
                        .map(lines -> new Piece(price(open.terms(), inForce, lines, again), lines.voided, before)))));
    }

    private static PricedStatement price(StatementTerms terms, InForce inForce, NpqLines lines, Set<UUID> again) {
        PricedStatement alone = Pricing.price(new PricingFacts(terms.month(), terms.cohort(), inForce.vat(), inForce.contracts(),
                lines.members, lines.refunds, List.of()));
        return new PricedStatement(alone.payments().stream().map(payment -> new Payment(payment.member(),
                !again.contains(payment.member().line().value()), payment.unitPrice(), payment.targetedPrice())).toList(),
                alone.refunds(), alone.serviceFees(), List.of(), Money.ZERO);
    }

    private Mono<NpqLines> lines(List<UUID> ids, boolean priced) {
        return NpqLines.read(Bound.sql(db, AMONG).withIds(ids, Function.identity()).query(), priced);
    }
}
