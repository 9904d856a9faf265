package milepost.statements.domain.expected;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.pricing.ContractVersion;
import milepost.statements.domain.pricing.Money;

/**
 * Declarations that a statement expects for its milestones, and those it has.
 *
 * @param expected by each of the statement's milestones, none left out
 * @param received those that earn
 */
public record Expectation(Map<DeclarationType, Integer> expected, Map<DeclarationType, Integer> received) {

    public Expectation {
        expected = Map.copyOf(expected);
        received = Map.copyOf(received);
    }

    /** @param milestones the declaration types of the milestones that belong to the statement */
    public static Expectation of(Set<DeclarationType> milestones, List<Trainee> trainees, Map<DeclarationType, Integer> received) {
        Map<DeclarationType, Integer> expected = new EnumMap<>(DeclarationType.class);
        milestones.forEach(type -> expected.put(type, (int) trainees.stream().filter(trainee -> trainee.isExpectedFor(type)).count()));
        return new Expectation(expected, received);
    }

    /** With what earlier milestones still lack; a milestone from which nobody is expected lacks nothing. */
    public int remaining(DeclarationType type) {
        if (expected(type) == 0) {
            return 0;
        }
        int earlier = expected.keySet().stream().filter(each -> each.compareTo(type) < 0).mapToInt(each -> Math.max(0, open(each))).sum();
        return open(type) + earlier;
    }

    public int totalExpected() {
        return expected.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int totalRemaining() {
        return expected.keySet().stream().mapToInt(this::open).sum();
    }

    /** What those would earn who are expected and whose declarations would be paid, each once however many milestones they are expected for. */
    public static Money outputPayment(Set<DeclarationType> milestones, List<Trainee> trainees, List<ContractVersion> contracts) {
        Map<String, Money> prices = contracts.stream().collect(Collectors.toMap(
                ContractVersion::courseIdentifier, contract -> contract.terms().outputPerDeclaration()));
        Function<Trainee, Money> price = trainee -> prices.getOrDefault(trainee.courseIdentifier(), Money.ZERO);
        return Money.sum(trainees.stream()
                .filter(trainee -> trainee.fundable() && milestones.stream().anyMatch(trainee::isExpectedFor))
                .map(price));
    }

    private int open(DeclarationType type) {
        return expected(type) - received.getOrDefault(type, 0);
    }

    private int expected(DeclarationType type) {
        return expected.getOrDefault(type, 0);
    }
}
