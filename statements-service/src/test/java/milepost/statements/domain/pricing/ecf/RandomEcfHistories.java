package milepost.statements.domain.pricing.ecf;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
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

/** Histories nobody thought of: narrow bands at odd prices that change on the way, crowds, refunds of anything, contracts that come late. */
final class RandomEcfHistories {

    private final RandomGenerator random;
    /** Few types, so that bands overflow. */
    private final List<DeclarationType> types;
    private final ContractId bandedId;
    private final ContractId mentorId;
    private @Nullable CohortContract<EcfTerms> banded;
    private @Nullable CohortContract<MentorTerms> mentors;
    private final List<Member> paid = new ArrayList<>();

    private RandomEcfHistories(RandomGenerator random) {
        this.random = random;
        DeclarationType[] all = DeclarationType.values();
        types = List.of(DeclarationType.STARTED, all[random.nextInt(all.length)], all[random.nextInt(all.length)]);
        bandedId = new ContractId(uuid());
        mentorId = new ContractId(uuid());
    }

    static EcfHistory next(RandomGenerator random) {
        return new RandomEcfHistories(random).history();
    }

    private EcfHistory history() {
        CohortRules rules = new CohortRules(random.nextInt(3) > 0, random.nextBoolean());
        List<EcfHistory.Month> months = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            months.add(month());
        }
        return new EcfHistory(rules, random.nextBoolean(), months);
    }

    private EcfHistory.Month month() {
        if (banded == null ? random.nextInt(8) > 0 : random.nextInt(3) == 0) {
            banded = new CohortContract<>(bandedId, banded == null ? 1 : banded.number() + 1, terms());
        }
        if (mentors == null ? random.nextInt(4) > 0 : random.nextInt(3) == 0) {
            mentors = new CohortContract<>(mentorId, mentors == null ? 1 : mentors.number() + 1,
                    new MentorTerms(1 + random.nextInt(100), pounds(1, 200_000)));
        }
        List<EcfHistory.TakenBack> takenBack = takenBack();
        List<Declared> declared = declared();
        declared.forEach(each -> paid.add(each.member()));
        return new EcfHistory.Month(Optional.ofNullable(banded), Optional.ofNullable(mentors), declared, takenBack, adjustments());
    }

    private EcfTerms terms() {
        List<Band> bands = new ArrayList<>();
        int min = 1;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int max = min + random.nextInt(4);
            int output = random.nextInt(101);
            bands.add(new Band("ABCD".substring(bands.size(), bands.size() + 1), min, max, pounds(1, 200_000), output, 100 - output));
            min = max + 1;
        }
        return new EcfTerms(random.nextInt(1, 20), pounds(0, 100_000), random.nextBoolean() ? pounds(0, 500_000) : null,
                random.nextInt(3) > 0 ? pounds(0, 20_000) : null, random.nextBoolean() ? new BigDecimal("0.33") : null, bands);
    }

    private List<Declared> declared() {
        List<Declared> declared = new ArrayList<>();
        for (int i = random.nextInt(11); i > 0; i--) {
            String course = random.nextInt(3) > 0 ? "ecf-induction" : "ecf-mentor";
            declared.add(new Declared(member(course, types.get(random.nextInt(types.size()))), random.nextBoolean()));
        }
        return declared;
    }

    /** Anything that an earlier month paid, or did not pay, and only once. */
    private List<EcfHistory.TakenBack> takenBack() {
        List<EcfHistory.TakenBack> takenBack = new ArrayList<>();
        for (int i = random.nextInt(1 + Math.min(8, paid.size())); i > 0; i--) {
            Member payment = paid.remove(random.nextInt(paid.size()));
            takenBack.add(new EcfHistory.TakenBack(member(payment.course().identifier(), payment.type()), payment.line()));
        }
        return takenBack;
    }

    private List<Adjustment> adjustments() {
        return random.nextInt(3) > 0 ? List.of()
                : List.of(new Adjustment(new AdjustmentId(uuid()), "seeded", pounds(-50_000, 50_000), Instant.EPOCH));
    }

    private Member member(String course, DeclarationType type) {
        return new Member(new LineId(uuid()), new DeclarationId(uuid()), new ParticipantId(uuid()), new Course(course, "ecf"), type,
                false, Instant.EPOCH.plusSeconds(random.nextInt(5)));
    }

    private Money pounds(long fromPence, long toPence) {
        return Money.ofPence(random.nextLong(fromPence, toPence));
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
