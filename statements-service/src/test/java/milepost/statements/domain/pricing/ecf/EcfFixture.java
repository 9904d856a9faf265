package milepost.statements.domain.pricing.ecf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.statements.domain.AdjustmentId;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.Course;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.LineId;
import milepost.statements.domain.ParticipantId;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Band;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.Member;
import milepost.statements.domain.pricing.MentorTerms;
import milepost.statements.domain.pricing.Money;
import org.jspecify.annotations.Nullable;

/** A small language for ECF statements: {@code aStatement().paying(terms).declared(120, TEACHER, STARTED).priced()}. */
final class EcfFixture {

    static final Course TEACHER = new Course("ecf-induction", "ecf");
    static final Course MENTOR = new Course("ecf-mentor", "ecf");

    private static final CohortRules UP_TO_2024 = new CohortRules(true, false);
    private static final CohortRules FROM_2025 = new CohortRules(false, true);

    private static int count;

    private CohortRules rules = UP_TO_2024;
    private @Nullable CohortContract<EcfTerms> banded;
    private @Nullable CohortContract<MentorTerms> mentors;
    private boolean vatRegistered;
    private final List<Declared> declared = new ArrayList<>();
    private final List<Owed> owed = new ArrayList<>();
    private final List<Adjustment> adjustments = new ArrayList<>();

    static EcfFixture aStatement() {
        return new EcfFixture();
    }

    /** Three bands of a hundred places at £1,000, £800 and £600, 60 % of it for output; 250 hoped for; £10,000 to set up; £100 uplift. */
    static EcfTerms bandsOfAHundred(@Nullable String monthlyFee) {
        return new EcfTerms(250, Money.of("10000.00"), monthlyFee == null ? null : Money.of(monthlyFee), Money.of("100.00"), null,
                List.of(band("A", 1, 100, "1000.00"), band("B", 101, 200, "800.00"), band("C", 201, 300, "600.00")));
    }

    static Band band(String name, int min, int max, String perParticipant) {
        return new Band(name, min, max, Money.of(perParticipant), 60, 40);
    }

    EcfFixture paying(EcfTerms terms) {
        banded = new CohortContract<>(new ContractId(id("contract")), 1, terms);
        return this;
    }

    EcfFixture payingMentors(String perParticipant) {
        mentors = new CohortContract<>(new ContractId(id("mentor contract")), 1, new MentorTerms(6000, Money.of(perParticipant)));
        return this;
    }

    EcfFixture ofACohortThatFundsMentors() {
        rules = FROM_2025;
        return this;
    }

    EcfFixture withVat() {
        vatRegistered = true;
        return this;
    }

    EcfFixture declared(int times, Course course, DeclarationType type) {
        return declared(times, course, type, false);
    }

    EcfFixture flagged(int times, Course course, DeclarationType type) {
        return declared(times, course, type, true);
    }

    private EcfFixture declared(int times, Course course, DeclarationType type, boolean flagged) {
        for (int i = 0; i < times; i++) {
            declared.add(new Declared(member(course, type), flagged));
        }
        return this;
    }

    EcfFixture takesBack(List<EcfPayment> paid) {
        paid.forEach(payment -> owed.add(payment.owedOn(member(payment.member().course(), payment.member().type()))));
        return this;
    }

    EcfFixture adjustedBy(String amount) {
        adjustments.add(new Adjustment(new AdjustmentId(id("adjustment")), "By agreement", Money.of(amount), Instant.EPOCH));
        return this;
    }

    EcfFacts facts() {
        return new EcfFacts(Optional.ofNullable(banded), Optional.ofNullable(mentors), rules, vatRegistered, declared, owed, adjustments);
    }

    PricedEcfStatement priced() {
        return after();
    }

    PricedEcfStatement after(PricedEcfStatement... earlier) {
        Fill fill = Fill.NONE;
        for (PricedEcfStatement each : earlier) {
            fill = fill.after(each);
        }
        return EcfPricing.price(facts(), fill);
    }

    private static Member member(Course course, DeclarationType type) {
        return new Member(new LineId(id("line")), new DeclarationId(id("declaration")), new ParticipantId(id("participant")), course, type,
                false, Instant.EPOCH.plusSeconds(count));
    }

    private static UUID id(String of) {
        return UUID.nameUUIDFromBytes((of + " " + count++).getBytes(StandardCharsets.UTF_8));
    }
}
