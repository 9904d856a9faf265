package milepost.local.sandbox;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The framework's schedules as the file has them, a row where people draw a row (facts/ecf 2.14, corrected by 7.8);
 * {@code docs/ecf-schedules.md} shows them to people.
 */
record EcfSchedules(List<String> types, List<String> extendedTypes, List<Standard> standard, List<Open> open) {

    private static final List<String> INTAKES = List.of("september", "january", "april");
    private static final String STANDARD = "standard";
    private static final String EXTENDED = "extended";

    /** A standard schedule whose windows close: one per type, from its first day to its last, such as {@code 2021-09-01/2021-11-30}. */
    record Standard(int year, String intake, List<String> windows) {}

    /** Schedules on which every type opens on one day and none closes. */
    record Open(int year, List<String> kinds, LocalDate september, LocalDate january, LocalDate april) {

        LocalDate from(String intake) {
            return switch (intake) {
                case "september" -> september;
                case "january" -> january;
                case "april" -> april;
                default -> throw new IllegalArgumentException("no intake in " + intake);
            };
        }
    }

    /** When a type can be declared; without a last day it stays open. */
    record Window(String type, LocalDate from, @Nullable LocalDate to) {

        static Window closing(String type, String fromTo) {
            String[] days = fromTo.split("/");
            return new Window(type, LocalDate.parse(days[0]), LocalDate.parse(days[1]));
        }
    }

    /** A schedule of a cohort. It applies to whoever starts between two days, wherever they are not put on another (facts/ecf 7.8). */
    record Schedule(int year, String kind, String intake, List<Window> windows) {

        String identifier() {
            return "ecf-" + kind + "-" + intake;
        }

        String name() {
            return "ECF " + capitalised(kind) + " " + capitalised(intake);
        }

        LocalDate appliesFrom() {
            return switch (intake) {
                case "september" -> LocalDate.of(year, 6, 1);
                case "january" -> LocalDate.of(year, 11, 1);
                case "april" -> LocalDate.of(year + 1, 3, 1);
                default -> throw new IllegalArgumentException("no intake in " + intake);
            };
        }

        LocalDate appliesTo() {
            return switch (intake) {
                case "september" -> LocalDate.of(year, 10, 31);
                case "january" -> YearMonth.of(year + 1, 2).atEndOfMonth();
                case "april" -> LocalDate.of(year + 1, 5, 31);
                default -> throw new IllegalArgumentException("no intake in " + intake);
            };
        }

        private static String capitalised(String word) {
            return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        }
    }

    /** All schedules of the cohort that starts in this year. */
    List<Schedule> of(int year) {
        return Stream.concat(
                standard.stream().filter(row -> row.year() == year)
                        .map(row -> new Schedule(year, STANDARD, row.intake(), closing(row.windows()))),
                open.stream().filter(row -> row.year() == year).flatMap(row -> row.kinds().stream().flatMap(kind -> INTAKES.stream()
                        .map(intake -> new Schedule(year, kind, intake, open(kind, row.from(intake))))))).toList();
    }

    private List<Window> closing(List<String> windows) {
        return IntStream.range(0, types.size()).mapToObj(nth -> Window.closing(types.get(nth), windows.get(nth))).toList();
    }

    private List<Window> open(String kind, LocalDate from) {
        return Stream.concat(types.stream(), kind.equals(EXTENDED) ? extendedTypes.stream() : Stream.empty())
                .map(type -> new Window(type, from, null)).toList();
    }
}
