package milepost.statements.domain.expected;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is expected, person by person and word for word as facts/npq 7.4 has it, without any of our types; funding as decided. */
public record PlainExpectation(List<String> due, Collection<Person> people, Map<String, Integer> received, Map<String, Integer> pence) {

    private static final List<String> ORDER = List.of("started", "retained-1", "retained-2", "completed");

    /** An accepted application. */
    public record Person(String course, boolean active, boolean fundable, Collection<String> schedule, Set<String> declared) {
    }

    public int expected(String type) {
        return due.contains(type) ? (int) people.stream().filter(person -> isExpected(person, type)).count() : 0;
    }

    public int received(String type) {
        return received.getOrDefault(type, 0);
    }

    public int remaining(String type) {
        int expected = expected(type);
        if (expected == 0) {
            return 0;
        }
        int remaining = expected - received(type);
        for (String earlier : ORDER.subList(0, ORDER.indexOf(type))) {
            if (due.contains(earlier) && expected(earlier) > received(earlier)) {
                remaining += expected(earlier) - received(earlier);
            }
        }
        return remaining;
    }

    public int remaining() {
        int remaining = 0;
        for (String type : due) {
            remaining += expected(type) - received(type);
        }
        return remaining;
    }

    public int outputPence() {
        int pence = 0;
        for (Person person : people) {
            if (person.fundable && due.stream().anyMatch(type -> isExpected(person, type))) {
                pence += this.pence.getOrDefault(person.course, 0);
            }
        }
        return pence;
    }

    private static boolean isExpected(Person person, String type) {
        return switch (type) {
            case "started" -> true;
            case "retained-1" -> follows(person, "retained-1", "started");
            case "retained-2" -> follows(person, "retained-2", "retained-1");
            case "completed" -> follows(person, "completed", person.schedule.contains("retained-2") ? "retained-2" : "retained-1");
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static boolean follows(Person person, String type, String before) {
        return person.active && person.schedule.contains(type) && person.declared.contains(before);
    }

    /** As the figures of ours are told. */
    public String inWords() {
        StringBuilder words = new StringBuilder();
        ORDER.stream().filter(due::contains).forEach(type -> words.append("%s %d %d %d, ".formatted(type, expected(type), received(type), remaining(type))));
        return words + "%d, %d.%02d".formatted(remaining(), outputPence() / 100, outputPence() % 100);
    }

    public static String inWords(Expectation expectation) {
        StringBuilder words = new StringBuilder();
        expectation.milestones().forEach(each -> words.append("%s %d %d %d, ".formatted(
                each.type().code(), each.expected(), each.received(), each.remaining())));
        return words + "%d, %s".formatted(expectation.remaining(), expectation.outputPayment());
    }
}
