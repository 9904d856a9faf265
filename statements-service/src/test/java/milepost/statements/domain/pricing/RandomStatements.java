package milepost.statements.domain.pricing;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
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

/** Statements nobody thought of: odd prices, shared participants, courses without a contract, refunds, adjustments. */
final class RandomStatements {

    private static final List<Course> COURSES = List.of(
            PricingFixture.HEADSHIP, PricingFixture.LITERACY, PricingFixture.COACHING,
            new Course("npq-senco", "leadership"), new Course("npq-additional-support-offer", "support"));
    private static final List<DeclarationType> TYPES = List.of(
            DeclarationType.STARTED, DeclarationType.RETAINED_1, DeclarationType.RETAINED_2, DeclarationType.COMPLETED);

    private final RandomGenerator random;

    RandomStatements(RandomGenerator random) {
        this.random = random;
    }

    PricingFacts next() {
        List<ContractVersion> contracts = new ArrayList<>();
        for (Course course : COURSES) {
            if (random.nextInt(4) > 0) {
                contracts.add(new ContractVersion(new ContractId(uuid()), 1 + random.nextInt(3), course.identifier(), terms()));
            }
        }
        List<ParticipantId> people = listOf(1 + random.nextInt(10), () -> new ParticipantId(uuid()));
        return new PricingFacts(
                YearMonth.of(2025, 10).plusMonths(random.nextInt(-20, 20)),
                new Cohort((2021 + random.nextInt(5)) + (random.nextBoolean() ? "a" : "b")),
                random.nextBoolean(),
                contracts,
                listOf(random.nextInt(25), () -> member(people.get(random.nextInt(people.size())))),
                listOf(random.nextInt(4), () -> new Refund(member(people.getFirst()), pounds(0, 40_000), pounds(0, 10_001))),
                listOf(random.nextInt(3), () -> new Adjustment(
                        new AdjustmentId(uuid()), "seeded", pounds(-50_000, 50_000), Instant.EPOCH)));
    }

    private NpqTerms terms() {
        return new NpqTerms(
                random.nextBoolean(), pounds(1, 200_000), random.nextInt(101), random.nextInt(1, 6), random.nextInt(101),
                random.nextInt(0, 25), random.nextInt(1, 500), random.nextBoolean() ? pounds(0, 100_000) : null,
                pounds(0, 20_000));
    }

    private Member member(ParticipantId person) {
        return new Member(new LineId(uuid()), new DeclarationId(uuid()), person, COURSES.get(random.nextInt(COURSES.size())),
                TYPES.get(random.nextInt(TYPES.size())), random.nextBoolean(), Instant.EPOCH.plusSeconds(random.nextInt(5)));
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
