package milepost.statements.domain.expected;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import milepost.platform.testkit.Seeds;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.expected.PlainExpectation.Person;
import milepost.statements.domain.pricing.ContractVersion;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.NpqTerms;
import org.junit.jupiter.api.Test;

class ExpectationAgreesWithThePlainOneTest {

    private static final List<String> TYPES = List.of("started", "retained-1", "retained-2", "completed");
    private static final List<List<String>> SCHEDULES = List.of(TYPES, List.of("started", "retained-1", "completed"), List.of());
    private static final List<String> COURSES = List.of("npq-headship", "npq-senco", "npq-leading-literacy");

    @Test
    void twentyThousandRandomCohortsExpectWhatTheFactsSay() {
        Seeds.forEachOnAllCores("what a statement expects", 20_000, random -> {
            List<Person> people = IntStream.range(0, random.nextInt(12)).mapToObj(_ -> person(random)).toList();
            List<String> due = some(random);
            Map<String, Integer> received = new HashMap<>();
            TYPES.forEach(type -> received.put(type, random.nextInt(8)));
            // pounds per participant, paid whole in one period; one course has no contract
            Map<String, Integer> pence = Map.of(COURSES.get(0), 100 * (1 + random.nextInt(999)), COURSES.get(1), 100 * (1 + random.nextInt(999)));

            String ours = PlainExpectation.inWords(Expectation.of(types(due), groups(people),
                    received.entrySet().stream().collect(Collectors.toMap(each -> type(each.getKey()), Map.Entry::getValue)), contracts(pence)));
            String plain = new PlainExpectation(due, people, received, pence).inWords();

            if (!ours.equals(plain)) {
                assertThat(ours).as("%s of %s", due, people).isEqualTo(plain);
            }
        });
    }

    private static Person person(RandomGenerator random) {
        return new Person(any(random, COURSES), random.nextInt(4) > 0, random.nextBoolean(), any(random, SCHEDULES), Set.copyOf(some(random)));
    }

    /** As PostgreSQL counts them. */
    private static List<Trainees> groups(List<Person> people) {
        List<Trainees> groups = new ArrayList<>();
        people.stream().collect(Collectors.groupingBy(person -> person, Collectors.summingInt(_ -> 1))).forEach((person, number) -> groups.add(
                new Trainees(person.course(), person.active(), person.fundable(), types(person.schedule()), types(person.declared()), number)));
        return groups;
    }

    private static List<ContractVersion> contracts(Map<String, Integer> pence) {
        return pence.entrySet().stream().map(each -> new ContractVersion(new ContractId(new UUID(1, each.getValue())), 1, each.getKey(),
                new NpqTerms(false, Money.ofPence(each.getValue()), 100, 1, 0, 0, 72, Money.ZERO, Money.ZERO))).toList();
    }

    private static List<String> some(RandomGenerator random) {
        return TYPES.stream().filter(_ -> random.nextInt(3) > 0).toList();
    }

    private static <T> T any(RandomGenerator random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Set<DeclarationType> types(Iterable<String> codes) {
        List<String> all = new ArrayList<>();
        codes.forEach(all::add);
        return all.stream().map(ExpectationAgreesWithThePlainOneTest::type).collect(Collectors.toSet());
    }

    private static DeclarationType type(String code) {
        return DeclarationType.of(code).orElseThrow();
    }
}
