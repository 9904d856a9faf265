package milepost.statements.domain.expected;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.pricing.Agreement;
import milepost.statements.domain.pricing.ContractVersion;
import milepost.statements.domain.pricing.Money;

/**
 * Declarations that a statement expects for its milestones, those it has, and what the expected ones would earn (facts/npq 7.4).
 *
 * @param milestones each declaration type of the statement's milestones, in order, none left out
 * @param outputs    by course, in order, each from which anybody is expected
 */
public record Expectation(List<Expected> milestones, List<ExpectedOutput> outputs) {

    public Expectation {
        milestones = List.copyOf(milestones);
        outputs = List.copyOf(outputs);
    }

    /**
     * @param due      the declaration types of the milestones that belong to the statement
     * @param received by type, what earns on the statement
     */
    public static Expectation of(
            Set<DeclarationType> due, List<Trainees> trainees, Map<DeclarationType, Integer> received, List<? extends Agreement> contracts) {
        return new Expectation(milestones(due, trainees, received), outputs(due, trainees, contracts));
    }

    public int expected() {
        return milestones.stream().mapToInt(Expected::expected).sum();
    }

    public int received() {
        return milestones.stream().mapToInt(Expected::received).sum();
    }

    /** Not the sum of what remains for each: there, what an earlier one lacks is counted again. */
    public int remaining() {
        return expected() - received();
    }

    /** The expected output payment. */
    public Money outputPayment() {
        return Money.sum(outputs.stream().map(ExpectedOutput::amount));
    }

    private static List<Expected> milestones(Set<DeclarationType> due, List<Trainees> trainees, Map<DeclarationType, Integer> received) {
        List<Expected> milestones = new ArrayList<>();
        int lacking = 0;
        for (DeclarationType type : new TreeSet<>(due)) {
            int expected = trainees.stream().filter(each -> each.areExpectedFor(type)).mapToInt(Trainees::number).sum();
            int has = received.getOrDefault(type, 0);
            Expected milestone = new Expected(type, expected, has, expected == 0 ? 0 : expected - has + lacking);
            milestones.add(milestone);
            lacking += Math.max(0, milestone.open());
        }
        return milestones;
    }

    private static List<ExpectedOutput> outputs(Set<DeclarationType> due, List<Trainees> trainees, List<? extends Agreement> contracts) {
        Map<String, Money> prices = contracts.stream().filter(ContractVersion.class::isInstance).map(ContractVersion.class::cast)
                .collect(Collectors.toMap(ContractVersion::courseIdentifier, contract -> contract.terms().outputPerDeclaration()));
        Map<String, List<Trainees>> courses = trainees.stream().filter(each -> due.stream().anyMatch(each::areExpectedFor))
                .collect(Collectors.groupingBy(Trainees::courseIdentifier, TreeMap::new, Collectors.toList()));
        return courses.entrySet().stream().map(course -> new ExpectedOutput(course.getKey(),
                course.getValue().stream().mapToInt(Trainees::number).sum(),
                // that the public system counts those who are not funded, too, is a mistake (facts/npq 7.4, decisions: quirks are not copied)
                course.getValue().stream().filter(Trainees::fundable).mapToInt(Trainees::number).sum(),
                Optional.ofNullable(prices.get(course.getKey())))).toList();
    }
}
