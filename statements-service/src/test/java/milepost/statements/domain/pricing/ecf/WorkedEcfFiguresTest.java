package milepost.statements.domain.pricing.ecf;

import static milepost.statements.domain.DeclarationType.COMPLETED;
import static milepost.statements.domain.DeclarationType.EXTENDED_1;
import static milepost.statements.domain.DeclarationType.RETAINED_3;
import static milepost.statements.domain.DeclarationType.STARTED;
import static milepost.statements.domain.pricing.ecf.EcfFixture.MENTOR;
import static milepost.statements.domain.pricing.ecf.EcfFixture.TEACHER;
import static milepost.statements.domain.pricing.ecf.EcfFixture.aStatement;
import static milepost.statements.domain.pricing.ecf.EcfFixture.bandsOfAHundred;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.MentorTerms;
import milepost.statements.domain.pricing.Money;
import org.junit.jupiter.api.Test;

/** The worked figures of facts/ecf 4.5, as decisions E1, E2, E5a, E6 and E7 change them, each with its derivation. */
class WorkedEcfFiguresTest {

    private static final EcfTerms TERMS = bandsOfAHundred("0.00");

    @Test
    void aDeclarationIsWorthAFifthOrFifteenInAHundredOfTheOutputShareOfItsBand() {
        // 1,000 × 60 % = 600, 800 × 60 % = 480, 600 × 60 % = 360; a fifth of each
        assertThat(TERMS.bands()).extracting(band -> TERMS.fee(band, STARTED)).extracting(Money::toString)
                .containsExactly("120.00", "96.00", "72.00");
        assertThat(TERMS.bands()).extracting(band -> TERMS.fee(band, COMPLETED)).extracting(Money::toString)
                .containsExactly("120.00", "96.00", "72.00");
        // 15 % of 600, 480 and 360
        assertThat(TERMS.bands()).extracting(band -> TERMS.fee(band, RETAINED_3)).extracting(Money::toString)
                .containsExactly("90.00", "72.00", "54.00");
        assertThat(TERMS.bands()).extracting(band -> TERMS.fee(band, EXTENDED_1)).extracting(Money::toString)
                .containsExactly("90.00", "72.00", "54.00");
    }

    @Test
    void firstTheFirstBandIsFilled() {
        PricedEcfStatement first = aStatement().paying(TERMS).declared(120, TEACHER, STARTED).priced();

        // 100 × 120 + 20 × 96 = 12,000 + 1,920
        assertThat(first.figures().total()).isEqualTo(Money.of("13920.00"));
    }

    @Test
    void secondLaterStatementsGoOnWhereEarlierOnesStoppedAndRefundsComeOutOfTheHighestBand() {
        Figures second = secondStatement(TERMS).figures();

        // 80 places are taken: 20 more in A at 120 and 30 in B at 96, 2,400 + 2,880
        assertThat(second.output()).isEqualTo(Money.of("5280.00"));
        // ten of the places just taken in B, 10 × 96
        assertThat(second.clawbacks()).isEqualTo(Money.of("-960.00"));
        assertThat(second.total()).isEqualTo(Money.of("4320.00"));
    }

    @Test
    void thirdMoreRefundsThanDeclarationsReachIntoThePlacesOfEarlierStatements() {
        PricedEcfStatement earlier = aStatement().paying(TERMS).declared(120, TEACHER, STARTED).priced();

        Figures figures = aStatement().paying(TERMS).declared(5, TEACHER, STARTED).takesBack(earlier.payments().subList(0, 30))
                .after(earlier).figures();

        // 5 in B: 5 × 96
        assertThat(figures.output()).isEqualTo(Money.of("480.00"));
        // those 5 and the 20 of the earlier statement, all in B, then 5 in A: 25 × 96 + 5 × 120 = 2,400 + 600
        assertThat(figures.clawbacks()).isEqualTo(Money.of("-3000.00"));
        assertThat(figures.total()).isEqualTo(Money.of("-2520.00"));
    }

    @Test
    void fourthAboveTheLastBandNothingIsPaidAndTheLinesSaySo() {
        PricedEcfStatement earlier = aStatement().paying(TERMS).declared(295, TEACHER, STARTED).priced();

        PricedEcfStatement overflowing = aStatement().paying(TERMS).declared(10, TEACHER, STARTED).after(earlier);

        // 5 places are left in C: 5 × 72
        assertThat(overflowing.figures().total()).isEqualTo(Money.of("360.00"));
        assertThat(overflowing.payments().subList(5, 10)).extracting(EcfPayment::rate)
                .containsOnly(new Rate.AboveTheLastBand());
        assertThat(overflowing.counts(0).started()).isEqualTo(5);
    }

    @Test
    void fifthTheServiceFeeIsSpreadOver29MonthsAndTheSetUpFeeOverTheFirstBand() {
        // 250 hoped for: 100 in A, 100 in B, 50 in C; 40 % of 1,000, 800 and 600; in A less 10,000 / 100 = 100 each:
        // 100 × 300 + 100 × 320 + 50 × 240 = 30,000 + 32,000 + 12,000 = 74,000; / 29 = 2,551.7241…
        assertThat(bandsOfAHundred(null).monthlyFee()).isEqualTo(Money.of("2551.72"));
        // agreed by the month, it is not computed
        assertThat(bandsOfAHundred("0.00").monthlyFee()).isEqualTo(Money.ZERO);
    }

    @Test
    void sixthUpTo2024OneContractPaysTeachersMentorsAndUplifts() {
        EcfTerms terms = bandsOfAHundred("2500.00");
        PricedEcfStatement earlier = aStatement().paying(terms)
                .flagged(2, TEACHER, STARTED).declared(78, TEACHER, STARTED).priced();

        Figures figures = aStatement().paying(terms).withVat()
                .flagged(11, TEACHER, STARTED).flagged(1, MENTOR, STARTED).declared(30, TEACHER, STARTED).declared(8, MENTOR, STARTED)
                .takesBack(earlier.payments().subList(0, 10))
                .adjustedBy("300.00")
                .after(earlier).figures();

        assertThat(figures.serviceFee()).isEqualTo(Money.of("2500.00"));
        // as in the second statement
        assertThat(figures.output()).isEqualTo(Money.of("5280.00"));
        // twelve flagged starts, the mentor's among them, × 100
        assertThat(figures.uplift()).isEqualTo(Money.of("1200.00"));
        // ten places in B, 960, and the uplifts that two of the ten were paid, 200
        assertThat(figures.clawbacks()).isEqualTo(Money.of("-1160.00"));
        // 2,500 + 5,280 + 1,200 − 1,160 + 300
        assertThat(figures.net()).isEqualTo(Money.of("8120.00"));
        assertThat(figures.vat()).isEqualTo(Money.of("1624.00"));
        assertThat(figures.total()).isEqualTo(Money.of("9744.00"));
    }

    @Test
    void seventhFrom2025AMentorIsPaidHalfForStartingAndHalfForCompleting() {
        assertThat(new MentorTerms(6000, Money.of("1000.00")).fee(STARTED)).hasValue(Money.of("500.00"));
        assertThat(new MentorTerms(6000, Money.of("1000.00")).fee(RETAINED_3)).isEmpty();

        Figures figures = mentors(aStatement().withVat()).figures();

        // 40 × 500 + 10 × 500
        assertThat(figures.output()).isEqualTo(Money.of("25000.00"));
        assertThat(figures.serviceFee()).isEqualTo(Money.ZERO);
        // three starts were paid at 500
        assertThat(figures.clawbacks()).isEqualTo(Money.of("-1500.00"));
        assertThat(figures.net()).isEqualTo(Money.of("23500.00"));
        assertThat(figures.total()).isEqualTo(Money.of("28200.00"));
    }

    @Test
    void eighthTeachersInBandsAndMentorsAtTheFlatRateStandOnOneStatementWithOneVat() {
        Figures figures = statementOf2025(aStatement().withVat()).figures();

        // 4,320 as in the second statement, 2,500 for service, 23,500 for mentors: 30,320; a fifth of it is 6,064, which is
        // 1,364 on the teachers' part and 4,700 on the mentors'
        assertThat(figures.net()).isEqualTo(Money.of("30320.00"));
        assertThat(figures.vat()).isEqualTo(Money.of("6064.00"));
        assertThat(figures.total()).isEqualTo(Money.of("36384.00"));
    }

    @Test
    void ninthAProviderWithoutVatIsPaidTheNetTotal() {
        // 4,320 + 2,500 + 23,500
        assertThat(statementOf2025(aStatement()).figures().total()).isEqualTo(Money.of("30320.00"));
    }

    private static PricedEcfStatement secondStatement(EcfTerms terms) {
        PricedEcfStatement earlier = aStatement().paying(terms).declared(80, TEACHER, STARTED).priced();
        return aStatement().paying(terms).declared(50, TEACHER, STARTED).takesBack(earlier.payments().subList(0, 10)).after(earlier);
    }

    private static PricedEcfStatement mentors(EcfFixture statement) {
        return withMentors(statement).after(startedMentors());
    }

    private static EcfFixture withMentors(EcfFixture statement) {
        return statement.ofACohortThatFundsMentors().payingMentors("1000.00")
                .declared(40, MENTOR, STARTED).declared(10, MENTOR, COMPLETED).takesBack(startedMentors().payments());
    }

    private static PricedEcfStatement startedMentors() {
        return aStatement().ofACohortThatFundsMentors().payingMentors("1000.00").declared(3, MENTOR, STARTED).priced();
    }

    private static PricedEcfStatement statementOf2025(EcfFixture statement) {
        EcfTerms terms = bandsOfAHundred("2500.00");
        PricedEcfStatement earlier = aStatement().ofACohortThatFundsMentors().paying(terms).declared(80, TEACHER, STARTED).priced();
        List<EcfPayment> refunded = earlier.payments().subList(0, 10);
        return withMentors(statement).paying(terms).declared(50, TEACHER, STARTED).takesBack(refunded).after(earlier);
    }
}
