package milepost.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.statements.application.StatementContents;
import milepost.statements.domain.placement.LineMove;
import milepost.statements.domain.pricing.ContractVersion;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.Member;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.Payment;
import milepost.statements.domain.pricing.PricingFacts;
import milepost.statements.domain.pricing.Refund;
import milepost.statements.domain.pricing.VoidedLine;
import milepost.statements.domain.pricing.ecf.Declared;
import milepost.statements.domain.pricing.ecf.Fill;

/** What planted bugs make statements-service read. */
final class InStatements {

    private InStatements() {
    }

    /** Nobody was paid by a band before. */
    static StatementContents asIfItWereTheFirst(StatementContents contents) {
        return contents instanceof StatementContents.EcfForecast(var facts, _, var voided)
                ? new StatementContents.EcfForecast(facts, Fill.NONE, voided) : contents;
    }

    static StatementContents withWhatWasMoved(StatementContents contents) {
        return switch (contents) {
            case StatementContents.Forecast(var facts, var voided) -> new StatementContents.Forecast(new PricingFacts(facts.month(), facts.cohort(),
                    facts.vatRegistered(), facts.contracts(), Stream.concat(facts.members().stream(), moved(voided)).toList(), facts.refunds(),
                    facts.adjustments()), voided);
            case StatementContents.EcfForecast(var facts, var before, var voided) -> new StatementContents.EcfForecast(facts.declaring(
                    Stream.concat(facts.declared().stream(), moved(voided).map(member -> new Declared(member, false))).toList()), before, voided);
            case StatementContents.Fixed fixed -> fixed;
        };
    }

    private static Stream<Member> moved(List<VoidedLine> voided) {
        return voided.stream().filter(line -> line.reason().equals(LineMove.REASON)).map(VoidedLine::member);
    }

    static StatementContents roundedOnce(StatementContents contents) {
        if (!(contents instanceof StatementContents.Forecast forecast)) {
            return contents;
        }
        Map<String, ContractVersion> contracts = forecast.facts().contracts().stream()
                .filter(ContractVersion.class::isInstance).map(ContractVersion.class::cast)
                .collect(Collectors.toMap(ContractVersion::courseIdentifier, Function.identity()));
        BigDecimal exact = forecast.priced().payments().stream().filter(Payment::counted)
                .map(payment -> contracts.get(payment.member().course().identifier()).terms())
                .map(terms -> terms.perParticipant().pounds().multiply(BigDecimal.valueOf(terms.outputPaymentPercentage()))
                        .divide(BigDecimal.valueOf(100L * terms.numberOfPaymentPeriods()), 10, RoundingMode.HALF_UP))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Figures figures = forecast.figures();
        return new StatementContents.Fixed(forecast.priced(), new Figures(new Money(exact.setScale(2, RoundingMode.HALF_UP)), figures.serviceFee(),
                figures.uplift(), figures.targetedDeliveryFunding(), figures.clawbacks(), figures.adjustments(), figures.vat()),
                forecast.voided(), forecast.vatRegistered());
    }

    static StatementContents refundingTwice(StatementContents contents) {
        if (!(contents instanceof StatementContents.Forecast(var facts, var voided))) {
            return contents;
        }
        List<Refund> twice = Stream.concat(facts.refunds().stream(), facts.refunds().stream()).toList();
        return new StatementContents.Forecast(new PricingFacts(facts.month(), facts.cohort(), facts.vatRegistered(), facts.contracts(),
                facts.members(), twice, facts.adjustments()), voided);
    }
}
