package milepost.statements.domain.pricing.ecf;

import static milepost.statements.domain.DeclarationType.COMPLETED;
import static milepost.statements.domain.DeclarationType.RETAINED_1;
import static milepost.statements.domain.DeclarationType.STARTED;
import static milepost.statements.domain.pricing.ecf.EcfFixture.MENTOR;
import static milepost.statements.domain.pricing.ecf.EcfFixture.TEACHER;
import static milepost.statements.domain.pricing.ecf.EcfFixture.aStatement;
import static milepost.statements.domain.pricing.ecf.EcfFixture.band;
import static milepost.statements.domain.pricing.ecf.EcfFixture.bandsOfAHundred;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import milepost.statements.domain.pricing.Band;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.Money;
import org.junit.jupiter.api.Test;

/** The rules of bands one by one, where the worked figures do not show them. */
class BandsTest {

    private static final EcfTerms TERMS = bandsOfAHundred("0.00");

    @Test
    void eachDeclarationTypeFillsTheBandsAnew() {
        PricedEcfStatement earlier = aStatement().paying(TERMS).declared(100, TEACHER, STARTED).priced();

        // the hundred places of A are taken for starts, not for completions: 96 + 120
        assertThat(aStatement().paying(TERMS).declared(1, TEACHER, STARTED).declared(1, TEACHER, COMPLETED).after(earlier)
                .figures().output()).isEqualTo(Money.of("216.00"));
    }

    @Test
    void whereMentorsHaveNoContractOfTheirOwnTheyTakePlacesLikeTeachers() {
        // 60 teachers and 60 mentors fill A and 20 places of B, as 120 teachers do
        assertThat(aStatement().paying(TERMS).declared(60, TEACHER, STARTED).declared(60, MENTOR, STARTED).priced().figures().output())
                .isEqualTo(Money.of("13920.00"));
    }

    @Test
    void aMentorWithoutAnAgreedContractEarnsNothingAndTakesNoPlace() {
        PricedEcfStatement statement = aStatement().ofACohortThatFundsMentors().paying(TERMS)
                .declared(100, MENTOR, STARTED).declared(1, TEACHER, STARTED).priced();

        assertThat(statement.payments().getFirst().rate()).isEqualTo(new Rate.NotAgreed());
        assertThat(statement.figures().total()).isEqualTo(Money.of("120.00"));
    }

    @Test
    void aPlaceThatIsFreedCanBeTakenFromTheNextStatementOn() {
        PricedEcfStatement full = aStatement().paying(TERMS).declared(300, TEACHER, STARTED).priced();

        PricedEcfStatement freeing = aStatement().paying(TERMS).declared(1, TEACHER, STARTED).takesBack(full.payments().subList(0, 1)).after(full);
        PricedEcfStatement next = aStatement().paying(TERMS).declared(2, TEACHER, STARTED).after(full, freeing);

        assertThat(freeing.figures().output()).isEqualTo(Money.ZERO);
        assertThat(freeing.figures().clawbacks()).isEqualTo(Money.of("-72.00"));
        assertThat(next.figures().output()).isEqualTo(Money.of("72.00"));
    }

    @Test
    void aRefundTakesThePriceOfTheVersionUnderWhichItsDeclarationWasPaid() {
        EcfTerms dearer = new EcfTerms(250, Money.ZERO, Money.ZERO, null, null,
                List.of(band("A", 1, 100, "2000.00"), band("B", 101, 200, "1600.00")));
        PricedEcfStatement before = aStatement().paying(TERMS).declared(100, TEACHER, STARTED).priced();

        Figures figures = aStatement().paying(dearer).declared(2, TEACHER, STARTED).takesBack(before.payments().subList(0, 3)).after(before).figures();

        // 2 × 1,600 × 60 % × 20 % = 2 × 192
        assertThat(figures.output()).isEqualTo(Money.of("384.00"));
        // two places of B and one of A at the prices of old: 96 + 96 + 120
        assertThat(figures.clawbacks()).isEqualTo(Money.of("-312.00"));
    }

    @Test
    void aVersionWithoutTheBandTakesItsLastOne() {
        EcfTerms one = new EcfTerms(100, Money.ZERO, Money.ZERO, null, null, List.of(band("A", 1, 100, "1000.00")));
        PricedEcfStatement before = aStatement().paying(one).declared(100, TEACHER, STARTED).priced();

        PricedEcfStatement after = aStatement().paying(TERMS).declared(1, TEACHER, STARTED).takesBack(before.payments().subList(0, 1)).after(before);

        // the place is in B, which the contract did not have when it paid: 120 from its only band
        assertThat(after.refunds().getFirst().rate()).isInstanceOfSatisfying(Rate.InBand.class, rate -> {
            assertThat(rate.band()).isEqualTo("B");
            assertThat(rate.amount()).isEqualTo(Money.of("120.00"));
        });
    }

    @Test
    void whoWasNotPaidHasNothingToGiveBackAndFreesNoPlace() {
        PricedEcfStatement crowded = aStatement().paying(TERMS).declared(310, TEACHER, STARTED).priced();

        // ten of the ten that no band paid, and ten that the last one did
        PricedEcfStatement taking = aStatement().paying(TERMS).takesBack(crowded.payments().subList(290, 310)).after(crowded);
        PricedEcfStatement next = aStatement().paying(TERMS).declared(20, TEACHER, STARTED).after(crowded, taking);

        // 10 × 72 back, and ten places to be had again
        assertThat(taking.figures().total()).isEqualTo(Money.of("-720.00"));
        assertThat(next.figures().total()).isEqualTo(Money.of("720.00"));
    }

    @Test
    void whatIsDeclaredAboveTheBandsIsForgottenBeforeRefundsAreTakenOff() {
        PricedEcfStatement crowded = aStatement().paying(TERMS).declared(310, TEACHER, STARTED).priced();

        // 310 declared are 300 paid; 20 of those taken back leave 280, not 290
        PricedEcfStatement taking = aStatement().paying(TERMS).takesBack(crowded.payments().subList(0, 20)).after(crowded);
        Fill left = Fill.NONE.after(crowded).after(taking);

        assertThat(left.of(STARTED)).isEqualTo(280);
        // and however often that happens, no place is paid twice: of thirty, twenty find one, and then none
        PricedEcfStatement refilled = aStatement().paying(TERMS).declared(30, TEACHER, STARTED).after(crowded, taking);
        assertThat(refilled.counts(0).started()).isEqualTo(20);
        assertThat(aStatement().paying(TERMS).declared(1, TEACHER, STARTED).after(crowded, taking, refilled).figures().output())
                .isEqualTo(Money.ZERO);
    }

    @Test
    void aRefundThatComesBeforeItsPaymentInOrderOfPaymentDatesTakesBackThePlaceThatWasPaid() {
        PricedEcfStatement paid = aStatement().paying(TERMS).declared(1, TEACHER, STARTED).priced();

        PricedEcfStatement before = aStatement().paying(TERMS).takesBack(paid.payments()).priced();

        assertThat(before.figures().total()).isEqualTo(Money.of("-120.00"));
        assertThat(Fill.NONE.after(before).of(STARTED)).isZero();
    }

    @Test
    void upliftIsEarnedOnceByAFlaggedStartThatABandPaysAndByNothingElse() {
        EcfTerms tiny = new EcfTerms(1, Money.ZERO, Money.ZERO, Money.of("100.00"), null, List.of(band("A", 1, 2, "1000.00")));

        PricedEcfStatement statement = aStatement().paying(tiny)
                .flagged(1, MENTOR, STARTED).declared(1, TEACHER, STARTED).flagged(1, TEACHER, STARTED).flagged(1, TEACHER, RETAINED_1).priced();

        assertThat(statement.payments()).extracting(EcfPayment::uplift).extracting(Money::toString)
                .containsExactly("100.00", "0.00", "0.00", "0.00");
        assertThat(aStatement().ofACohortThatFundsMentors().paying(tiny).flagged(1, TEACHER, STARTED).priced().figures().uplift())
                .isEqualTo(Money.ZERO);
        // what was not earned is not taken back
        assertThat(aStatement().paying(tiny).takesBack(statement.payments()).after(statement).figures().clawbacks())
                .isEqualTo(Money.of("-430.00"));
    }

    @Test
    void aPriceWithoutALastPennyIsRoundedOncePerLine() {
        EcfTerms odd = new EcfTerms(10, Money.of("1.00"), null, null, null, List.of(new Band("A", 1, 3, Money.of("1000.07"), 61, 39)));

        // 1,000.07 × 61 % × 15 % = 91.506…; three lines of 91.51
        assertThat(aStatement().paying(odd).declared(3, TEACHER, RETAINED_1).priced().figures().output()).isEqualTo(Money.of("274.53"));
        // 3 × (1,000.07 × 39 % − 1 / 3) = 1,169.0819…; / 29 = 40.3131…
        assertThat(odd.monthlyFee()).isEqualTo(Money.of("40.31"));
    }

    @Test
    void theBandsOfAContractFollowEachOtherFromTheFirstPlaceOn() {
        assertThatIllegalArgumentException().isThrownBy(() -> withBands(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> withBands(List.of(band("A", 2, 100, "1.00"))));
        assertThatIllegalArgumentException().isThrownBy(() -> withBands(List.of(band("A", 1, 100, "1.00"), band("B", 102, 200, "1.00"))));
        assertThatIllegalArgumentException().isThrownBy(() -> withBands(List.of(band("A", 1, 100, "1.00"), band("B", 100, 200, "1.00"))));
        assertThatIllegalArgumentException().isThrownBy(() -> withBands(List.of(band("A", 1, 0, "1.00"))));
    }

    private static EcfTerms withBands(List<Band> bands) {
        return new EcfTerms(1, Money.ZERO, null, null, null, bands);
    }
}
