package milepost.statements.postgres;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.ServiceFee;
import milepost.statements.domain.pricing.VoidedLine;
import milepost.statements.domain.pricing.ecf.EcfFacts;
import milepost.statements.domain.pricing.ecf.EcfPricing;
import milepost.statements.domain.pricing.ecf.Fill;
import milepost.statements.domain.pricing.ecf.PricedEcfStatement;
import milepost.statements.domain.statement.Statement;
import milepost.statements.postgres.EcfLines.PaymentRow;
import milepost.statements.postgres.EcfLines.RefundRow;
import milepost.statements.postgres.PagePrices.Piece;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Prices an ECF statement page by page: what one page leaves of the bands the next one finds. */
final class EcfPages {

    private final EcfLines lines;
    private final Prices prices;
    private final EcfContents contents;

    EcfPages(EcfLines lines, Prices prices, EcfContents contents) {
        this.lines = lines;
        this.prices = prices;
        this.contents = contents;
    }

    /** As they were fixed. */
    Mono<PagePrices> fixed(Statement closed) {
        return prices.frozen(closed.id()).map(fees -> {
            CohortContract<EcfTerms> banded = banded(fees);
            return new PagePrices(Fill.NONE, (ids, before) -> lines(ids).map(found -> new Piece(found.fixed(fees, banded, before), found.voided(), before)));
        });
    }

    Mono<PagePrices> forecast(Statement open) {
        return contents.basis(open).map(basis -> new PagePrices(placesThatAre(basis.before(), basis.facts()),
                (ids, before) -> lines(ids).map(found -> {
                    PricedEcfStatement priced = EcfPricing.price(found.facts(basis.facts()), before);
                    return new Piece(priced, found.voided(), before.after(priced));
                })));
    }

    /** More may have been taken than there are any more; then the first refund gives back the last place there is, on whatever page it stands. */
    private static Fill placesThatAre(Fill taken, EcfFacts facts) {
        return facts.banded().map(contract -> {
            Map<DeclarationType, Integer> there = new EnumMap<>(DeclarationType.class);
            taken.taken().forEach((type, places) -> there.put(type, Math.min(places, contract.terms().capacity())));
            return new Fill(there);
        }).orElse(taken);
    }

    /** The version whose bands a closed statement froze. */
    @SuppressWarnings("unchecked")
    private static @Nullable CohortContract<EcfTerms> banded(List<ServiceFee> fees) {
        return fees.stream().map(ServiceFee::contract).filter(contract -> contract.terms() instanceof EcfTerms)
                .map(contract -> (CohortContract<EcfTerms>) contract).findFirst().orElse(null);
    }

    private Mono<Found> lines(List<UUID> ids) {
        return lines.paymentsAmong(ids).flatMap(payments -> lines.refundsAmong(ids).map(refunds -> new Found(payments, refunds)));
    }

    private record Found(List<PaymentRow> payments, List<RefundRow> refunds) {

        PricedEcfStatement fixed(List<ServiceFee> fees, @Nullable CohortContract<EcfTerms> banded, Fill before) {
            return new PricedEcfStatement(before,
                    payments.stream().filter(PaymentRow::isAttached).flatMap(row -> row.payment(banded).stream()).toList(),
                    refunds.stream().map(RefundRow::fixed).toList(), fees, List.of(), Money.ZERO);
        }

        List<VoidedLine> voided() {
            return payments.stream().flatMap(row -> row.voided().stream()).toList();
        }

        EcfFacts facts(EcfFacts all) {
            return new EcfFacts(all.banded(), all.mentors(), all.rules(), all.vatRegistered(),
                    payments.stream().filter(PaymentRow::isAttached).map(PaymentRow::declared).toList(),
                    refunds.stream().map(RefundRow::owed).toList(), List.of());
        }
    }
}
