package milepost.statements.domain.pricing;

import static milepost.statements.domain.DeclarationType.RETAINED_1;
import static milepost.statements.domain.DeclarationType.STARTED;
import static milepost.statements.domain.pricing.PricingFixture.COACHING;
import static milepost.statements.domain.pricing.PricingFixture.HEADSHIP;
import static milepost.statements.domain.pricing.PricingFixture.LITERACY;
import static milepost.statements.domain.pricing.PricingFixture.aStatement;
import static milepost.statements.domain.pricing.PricingFixture.special;
import static milepost.statements.domain.pricing.PricingFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import milepost.statements.domain.ParticipantId;
import org.junit.jupiter.api.Test;

/** The worked figures of facts/npq 7.5, as decisions E1, E2, E5 and E6 change them, each with its derivation. */
class WorkedFiguresTest {

    /** A: £800, 60 % over 3 periods; 40 % service fee over 19 instalments for 72 recruits. */
    private static final NpqTerms SPECIALIST = terms("800.00", 60, 3, 40, null);
    /** C: £1,000, 60 % over 4 periods, with the monthly fee fixed at nothing. */
    private static final NpqTerms LEADERSHIP = terms("1000.00", 60, 4, 40, "0.00");

    @Test
    void aASpecialistDeclarationIsWorth160AndTheMonthlyFeeIsTheRecruitmentTargetTimesItsShare() {
        // 800 × 60 / (100 × 3) = 160 exactly
        assertThat(SPECIALIST.outputPerDeclaration()).isEqualTo(Money.of("160.00"));
        // 72 × 800 × 40 / (100 × 19) = 2,304,000 / 1,900 = 1,212.6315…, rounded once; rounding per recruit first would give 1,212.48
        assertThat(SPECIALIST.monthlyFee()).isEqualTo(Money.of("1212.63"));
    }

    @Test
    void bAFixedMonthlyFeeStandsInPlaceOfTheComputedOne() {
        assertThat(terms("800.00", 60, 3, 40, "894.00").monthlyFee()).isEqualTo(Money.of("894.00"));
    }

    @Test
    void cALeadershipDeclarationIsWorth150() {
        // 1,000 × 60 / (100 × 4) = 150
        assertThat(LEADERSHIP.outputPerDeclaration()).isEqualTo(Money.of("150.00"));
    }

    @Test
    void dTheCoachingOfferPaysEverythingForOutputAndNothingForService() {
        NpqTerms coaching = terms("800.00", 100, 4, 0, null);

        // 800 × 100 / (100 × 4) = 200
        assertThat(coaching.outputPerDeclaration()).isEqualTo(Money.of("200.00"));
        assertThat(coaching.monthlyFee()).isEqualTo(Money.ZERO);
        // and it never earns targeted delivery funding
        assertThat(aStatement().contract(COACHING, coaching).declaredWithTargetedFunding(1, COACHING, STARTED).priced()
                .figures().targetedDeliveryFunding()).isEqualTo(Money.ZERO);
    }

    @Test
    void eRefundsTakeBackWhatWasPaidAndTargetedFundingIsPaidForStartedOnes() {
        Figures figures = exampleE().priced().figures();

        // 10 declarations × 150
        assertThat(figures.output()).isEqualTo(Money.of("1500.00"));
        // 3 of the started ones × 100
        assertThat(figures.targetedDeliveryFunding()).isEqualTo(Money.of("300.00"));
        // two paid at 150, one of them with 100 of targeted funding: 150 + 150 + 100
        assertThat(figures.clawbacks()).isEqualTo(Money.of("-400.00"));
        // 50.00 − 20.50
        assertThat(figures.adjustments()).isEqualTo(Money.of("29.50"));
        // 1,500 + 0 + 300 − 400 + 29.50
        assertThat(figures.total()).isEqualTo(Money.of("1429.50"));
    }

    @Test
    void fAfterOctober2025NoTargetedFundingIsPaidButWhatWasPaidIsStillTakenBack() {
        Figures figures = exampleE().in(YearMonth.of(2025, 11)).priced().figures();

        assertThat(figures.targetedDeliveryFunding()).isEqualTo(Money.ZERO);
        // 1,500 − 400 + 29.50: the public system would forget the 100 it once paid
        assertThat(figures.total()).isEqualTo(Money.of("1129.50"));
    }

    @Test
    void gSpecialCoursesStandOnTheirOwnRowsAndCountInTheTotal() {
        PricedStatement statement = aStatement()
                .contract(LITERACY, SPECIALIST)
                .contract(HEADSHIP, special(LEADERSHIP))
                .declared(5, LITERACY, STARTED)
                .declared(2, HEADSHIP, STARTED)
                .priced();

        List<Money> apart = Breakdown.of(statement.totals(0)).stream()
                .filter(row -> row.specialCourse() && row.count() > 0)
                .map(Breakdown::amount)
                .toList();
        // 2 × 150, shown apart
        assertThat(apart).containsExactly(Money.of("300.00"));
        // 5 × 160 = 800.00; fee 1,212.63; and the 300.00: 2,312.63
        assertThat(statement.figures().total()).isEqualTo(Money.of("2312.63"));
    }

    @Test
    void hAMilestoneDeclaredTwiceByOneParticipantIsCountedOnceAndTheSecondLineIsWorthNothing() {
        PricingFixture fixture = aStatement().contract(HEADSHIP, LEADERSHIP);
        ParticipantId person = fixture.newParticipant();

        PricedStatement statement =
                fixture.declaredBy(person, HEADSHIP, STARTED).declaredBy(person, HEADSHIP, STARTED).priced();

        assertThat(statement.payments()).extracting(Payment::output)
                .containsExactly(Money.of("150.00"), Money.of("0.00"));
        assertThat(Counts.of(statement.totals(0)).started()).isEqualTo(1);
        assertThat(statement.figures().total()).isEqualTo(Money.of("150.00"));
    }

    @Test
    void jALineVoidedBetweenCutOffAndAuthorisationLeavesTheTotalAndIsCountedAsVoided() {
        PricingFixture fixture = aStatement().contract(HEADSHIP, LEADERSHIP).declared(3, HEADSHIP, STARTED);
        KeptJournal journal = new KeptJournal(fixture.facts());

        PricingFacts left = journal.voidOne(fixture.facts(), fixture.facts().members().getFirst());

        // 3 × 150 less the voided 150
        assertThat(journal.figures().total()).isEqualTo(Money.of("300.00"));
        Counts counts = Counts.of(Pricing.price(left).totals(1));
        assertThat(counts.started()).isEqualTo(2);
        assertThat(counts.voided()).isEqualTo(1);
    }

    @Test
    void vatIsAFifthOfTheNetTotalOnALineOfItsOwn() {
        Figures figures = exampleE().withVat().priced().figures();

        // 1,429.50 × 20 % = 285.90
        assertThat(figures.net()).isEqualTo(Money.of("1429.50"));
        assertThat(figures.vat()).isEqualTo(Money.of("285.90"));
        assertThat(figures.total()).isEqualTo(Money.of("1715.40"));
    }

    @Test
    void aPriceWithoutALastDecimalIsRoundedHalfUpOncePerLine() {
        // 1,000.10 × 55 / 300 = 183.3516…; three lines are worth three times the rounded one
        NpqTerms terms = terms("1000.10", 55, 3, 0, null);
        // 0.05 × 10 / 100 = 0.005, which rounds up
        NpqTerms half = terms("0.05", 10, 1, 0, null);

        assertThat(aStatement().contract(HEADSHIP, terms).declared(3, HEADSHIP, RETAINED_1).priced().figures().output())
                .isEqualTo(Money.of("550.05"));
        assertThat(half.outputPerDeclaration()).isEqualTo(Money.of("0.01"));
    }

    @Test
    void cohortsBefore2022EarnNoTargetedFunding() {
        assertThat(exampleE().ofCohort("2021a").priced().figures().targetedDeliveryFunding()).isEqualTo(Money.ZERO);
        assertThat(exampleE().ofCohort("2022a").priced().figures().targetedDeliveryFunding())
                .isEqualTo(Money.of("300.00"));
    }

    @Test
    void october2025IsTheLastMonthWithTargetedFunding() {
        assertThat(exampleE().in(YearMonth.of(2025, 10)).priced().figures().targetedDeliveryFunding())
                .isEqualTo(Money.of("300.00"));
    }

    private static PricingFixture exampleE() {
        return aStatement()
                .contract(HEADSHIP, LEADERSHIP)
                .declared(3, HEADSHIP, STARTED)
                .declaredWithTargetedFunding(3, HEADSHIP, STARTED)
                .declared(4, HEADSHIP, RETAINED_1)
                .takesBack("150.00", "0.00")
                .takesBack("150.00", "100.00")
                .adjustedBy("50.00")
                .adjustedBy("-20.50");
    }
}
