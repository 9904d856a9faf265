package milepost.statements.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import milepost.statements.application.StatementContents.Repriced;
import milepost.statements.domain.LineId;
import milepost.statements.domain.pricing.Band;
import milepost.statements.domain.pricing.BandPlaces;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.ecf.ClosedStatement;
import milepost.statements.domain.pricing.ecf.CohortRules;
import milepost.statements.domain.pricing.ecf.Declared;
import milepost.statements.domain.pricing.ecf.EcfPayment;
import milepost.statements.domain.pricing.ecf.Rate;
import milepost.statements.domain.pricing.ecf.VacatedPlace;
import milepost.statements.domain.statement.Statement;
import milepost.statements.postgres.EcfLines.PaymentRow;
import milepost.statements.postgres.EcfLines.RefundRow;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a closed ECF statement comes to when one line has left it: PostgreSQL finds the few lines that its place concerns. */
final class VacatedPlaces {

    private static final String LINE = LineRows.SELECT + " WHERE l.id = $1";

    /** In the order of the pricing functions, of each band and above the last one. */
    private static final String FIRSTS = LineRows.SELECT + """
            WHERE l.id IN (
                SELECT first.id
                FROM (SELECT DISTINCT ON (i.rate, i.band) i.id
                      FROM line i JOIN declaration j ON j.id = i.declaration_id
                      WHERE i.statement_id = $1 AND i.kind = 'payment' AND i.status = 'attached' AND j.declaration_type = $2
                        AND (i.rate = 'in_band' AND i.band = ANY($3) OR i.rate = 'above_the_last_band')
                      ORDER BY i.rate, i.band, i.attached_at, i.declaration_id) first)
            """;

    private final DatabaseClient db;
    private final PostgresJournals journals;
    private final EcfLines lines;
    private final BandsTaken taken;

    VacatedPlaces(DatabaseClient db, PostgresJournals journals, EcfLines lines, BandsTaken taken) {
        this.db = db;
        this.journals = journals;
        this.lines = lines;
        this.taken = taken;
    }

    Mono<Repriced> fill(Statement closed, LineId gone, Optional<CohortContract<EcfTerms>> contract) {
        return db.sql(LINE).bind(0, gone.value()).map(EcfLines::payment).one()
                .map(row -> row.payment(contract.orElse(null)).orElseThrow(() -> new IllegalStateException("a closed statement has prices: " + gone)))
                .flatMap(left -> taken.places(closed).flatMap(places -> journals.read(closed.id()).flatMap(journal ->
                        left.rate() instanceof Rate.InBand(var terms, String band, _)
                                ? filled(closed, left, terms, band, places, journal.figures())
                                : Mono.just(new Repriced(journal.figures().minus(alone(left)), places, List.of())))));
    }

    private Mono<Repriced> filled(Statement closed, EcfPayment left, CohortContract<EcfTerms> contract, String band, List<BandPlaces> places, Figures figures) {
        BandPlaces were = places.stream().filter(each -> each.type() == left.member().type()).findFirst().orElseThrow();
        return firsts(closed, left, contract.terms().bandsAfter(band)).collectList().flatMap(firsts -> refunds(closed, were).flatMap(refunds ->
                PostgresCatalogue.rules(db, closed.terms().cohort()).defaultIfEmpty(ClosedStatement.NO_RULES).map(rules -> {
                    VacatedPlace.Filled filled = new VacatedPlace(contract, left, were,
                            firsts.stream().flatMap(row -> row.payment(contract).stream()).filter(payment -> payment.rate() instanceof Rate.InBand).toList(),
                            firsts.stream().filter(row -> row.payment(contract).filter(each -> each.rate() instanceof Rate.AboveTheLastBand).isPresent())
                                    .map(row -> asOfToday(row.declared(), rules)).findFirst(),
                            refunds).filled();
                    return new Repriced(figures.plus(filled.change()), with(filled.places(), places), filled.changed());
                })));
    }

    private Flux<PaymentRow> firsts(Statement closed, EcfPayment left, List<Band> later) {
        return Bound.sql(db, FIRSTS).with(closed.id().value()).with(left.member().type().code()).withTexts(later, Band::name)
                .query().map(EcfLines::payment).all();
    }

    private Mono<List<ClosedStatement.Refund>> refunds(Statement closed, BandPlaces were) {
        return lines.refunds(closed.id()).map(rows -> rows.stream().filter(row -> row.owed().member().type() == were.type())
                .map(RefundRow::kept).toList());
    }

    private static Declared asOfToday(Declared declared, CohortRules rules) {
        return new Declared(declared.member(), rules.uplifts() && declared.upliftFlagged());
    }

    private static List<BandPlaces> with(BandPlaces changed, List<BandPlaces> places) {
        List<BandPlaces> all = new ArrayList<>(places.stream().filter(each -> each.type() != changed.type()).toList());
        if (!changed.areUntouched()) {
            all.add(changed);
        }
        return all;
    }

    private static Figures alone(EcfPayment payment) {
        return new Figures(payment.rate().amount(), Money.ZERO, payment.uplift(), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
    }
}
