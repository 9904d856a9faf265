package milepost.statements.domain.pricing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import milepost.statements.domain.AdjustmentId;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.Course;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.LineId;
import milepost.statements.domain.ParticipantId;
import org.jspecify.annotations.Nullable;

/** A small language for statements: {@code aStatement().of(leadership).with(6, STARTED)}. */
final class PricingFixture {

    static final Course HEADSHIP = new Course("npq-headship", "leadership");
    static final Course LITERACY = new Course("npq-leading-literacy", "specialist");
    static final Course COACHING = new Course("npq-early-headship-coaching-offer", "ehco");

    private YearMonth month = YearMonth.of(2024, 3);
    private Cohort cohort = new Cohort("2023a");
    private boolean vatRegistered;
    private final List<ContractVersion> contracts = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final List<Refund> refunds = new ArrayList<>();
    private final List<Adjustment> adjustments = new ArrayList<>();
    private int count;

    static PricingFixture aStatement() {
        return new PricingFixture();
    }

    static NpqTerms terms(String perParticipant, int outputPercentage, int periods, int feePercentage, @Nullable String fee) {
        return new NpqTerms(false, Money.of(perParticipant), outputPercentage, periods, feePercentage, 19, 72,
                fee == null ? null : Money.of(fee), Money.of("100.00"));
    }

    static NpqTerms special(NpqTerms terms) {
        return new NpqTerms(true, terms.perParticipant(), terms.outputPaymentPercentage(), terms.numberOfPaymentPeriods(),
                terms.serviceFeePercentage(), terms.serviceFeeInstallments(), terms.recruitmentTarget(),
                terms.monthlyServiceFee(), terms.targetedDeliveryFundingPerParticipant());
    }

    PricingFixture in(YearMonth month) {
        this.month = month;
        return this;
    }

    PricingFixture ofCohort(String cohort) {
        this.cohort = new Cohort(cohort);
        return this;
    }

    PricingFixture withVat() {
        vatRegistered = true;
        return this;
    }

    PricingFixture contract(Course course, NpqTerms terms) {
        contracts.add(new ContractVersion(new ContractId(id("contract " + course)), 1, course.identifier(), terms));
        return this;
    }

    PricingFixture declared(int times, Course course, DeclarationType type) {
        for (int i = 0; i < times; i++) {
            members.add(member(newParticipant(), course, type, false));
        }
        return this;
    }

    PricingFixture declaredWithTargetedFunding(int times, Course course, DeclarationType type) {
        for (int i = 0; i < times; i++) {
            members.add(member(newParticipant(), course, type, true));
        }
        return this;
    }

    PricingFixture declaredBy(ParticipantId participant, Course course, DeclarationType type) {
        members.add(member(participant, course, type, false));
        return this;
    }

    PricingFixture takesBack(String output, String targetedFunding) {
        refunds.add(new Refund(member(newParticipant(), HEADSHIP, DeclarationType.STARTED, false),
                Money.of(output), Money.of(targetedFunding)));
        return this;
    }

    PricingFixture adjustedBy(String amount) {
        adjustments.add(new Adjustment(new AdjustmentId(id("adjustment")), "By agreement", Money.of(amount), Instant.EPOCH));
        return this;
    }

    ParticipantId newParticipant() {
        return new ParticipantId(id("participant"));
    }

    Member member(ParticipantId participant, Course course, DeclarationType type, boolean targetedFunding) {
        return new Member(new LineId(id("line")), new DeclarationId(id("declaration")), participant, course, type,
                targetedFunding, Instant.EPOCH.plusSeconds(count));
    }

    PricingFacts facts() {
        return new PricingFacts(month, cohort, vatRegistered, contracts, members, refunds, adjustments);
    }

    PricedStatement priced() {
        return Pricing.price(facts());
    }

    private UUID id(String of) {
        return UUID.nameUUIDFromBytes((of + " " + count++).getBytes(StandardCharsets.UTF_8));
    }
}
