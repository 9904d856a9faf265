package milepost.statements.domain.pricing;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import milepost.statements.domain.AdjustmentId;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.Course;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.LineId;
import milepost.statements.domain.ParticipantId;

/**
 * Histories nobody thought of: odd prices that change on the way, contracts that come late or never, shared participants, refunds of anything
 * that was paid under whichever price, on both sides of the last month of targeted delivery funding.
 */
final class RandomNpqHistories {

    private static final List<Course> COURSES = List.of(
            PricingFixture.HEADSHIP, PricingFixture.LITERACY, PricingFixture.COACHING,
            new Course("npq-senco", "leadership"), new Course("npq-additional-support-offer", "support"));
    private static final List<DeclarationType> TYPES = List.of(
            DeclarationType.STARTED, DeclarationType.RETAINED_1, DeclarationType.RETAINED_2, DeclarationType.COMPLETED);

    private final RandomGenerator random;
    private final List<ParticipantId> people;
    private final Map<String, ContractVersion> contracts = new TreeMap<>();
    private final List<Member> paid = new ArrayList<>();

    private RandomNpqHistories(RandomGenerator random) {
        this.random = random;
        people = listOf(1 + random.nextInt(10), () -> new ParticipantId(uuid()));
    }

    static NpqHistory next(RandomGenerator random) {
        return new RandomNpqHistories(random).history();
    }

    private NpqHistory history() {
        Cohort cohort = new Cohort((2021 + random.nextInt(5)) + (random.nextBoolean() ? "a" : "b"));
        YearMonth first = YearMonth.of(2025, 10).plusMonths(random.nextInt(-12, 10));
        List<NpqHistory.Month> months = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            months.add(month(first.plusMonths(months.size())));
        }
        return new NpqHistory(cohort, random.nextBoolean(), months);
    }

    private NpqHistory.Month month(YearMonth month) {
        COURSES.forEach(this::agree);
        List<NpqHistory.TakenBack> takenBack = takenBack();
        List<Member> declared = listOf(random.nextInt(13), this::declared);
        paid.addAll(declared);
        return new NpqHistory.Month(month, List.copyOf(contracts.values()), declared, takenBack, listOf(random.nextInt(3), () -> new Adjustment(
                new AdjustmentId(uuid()), "seeded", pounds(-50_000, 50_000), Instant.EPOCH)));
    }

    /** Or change the price, or leave it. */
    private void agree(Course course) {
        ContractVersion known = contracts.get(course.identifier());
        if (known == null ? random.nextInt(4) > 0 : random.nextInt(3) == 0) {
            contracts.put(course.identifier(), new ContractVersion(known == null ? new ContractId(uuid()) : known.id(),
                    known == null ? 1 : known.number() + 1, course.identifier(), terms()));
        }
    }

    private NpqTerms terms() {
        return new NpqTerms(
                random.nextBoolean(), pounds(1, 200_000), random.nextInt(101), random.nextInt(1, 6), random.nextInt(101),
                random.nextInt(0, 25), random.nextInt(1, 500), random.nextBoolean() ? pounds(0, 100_000) : null,
                pounds(0, 20_000));
    }

    private Member declared() {
        return new Member(new LineId(uuid()), new DeclarationId(uuid()), people.get(random.nextInt(people.size())),
                COURSES.get(random.nextInt(COURSES.size())), TYPES.get(random.nextInt(TYPES.size())), random.nextBoolean(), at());
    }

    /** Anything that an earlier month paid, or did not pay, and only once. */
    private List<NpqHistory.TakenBack> takenBack() {
        return listOf(random.nextInt(1 + Math.min(6, paid.size())), () -> {
            Member payment = paid.remove(random.nextInt(paid.size()));
            return new NpqHistory.TakenBack(new Member(new LineId(uuid()), payment.declaration(), payment.participant(), payment.course(),
                    payment.type(), payment.targetedDeliveryFundingEligible(), at()), payment.line());
        });
    }

    private Instant at() {
        return Instant.EPOCH.plusSeconds(random.nextInt(5));
    }

    private Money pounds(long fromPence, long toPence) {
        return Money.ofPence(random.nextLong(fromPence, toPence));
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private static <T> List<T> listOf(int size, Supplier<T> each) {
        List<T> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(each.get());
        }
        return list;
    }
}
