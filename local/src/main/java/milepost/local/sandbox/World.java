package milepost.local.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What there is in the sandbox before anybody applies: the files under {@code resources/sandbox}, worked out per cohort and provider. */
record World(List<LeadProvider> providers, List<String> partners, List<Cohort> cohorts, List<ScheduleShape> schedules, List<Course> courses, Ecf ecf,
        People people) {

    static final JsonMapper JSON = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    record LeadProvider(String name, boolean vatRegistered) {}

    record Cohort(String identifier, String description, String funding, List<String> schedules) {

        int year() {
            return Integer.parseInt(identifier.substring(0, 4));
        }
    }

    /** A schedule relative to its cohort: {@code 1-01-31} is 31 January of the year after the cohort's start year. */
    record ScheduleShape(String identifier, String name, String group, String from, String to, List<String> types) {

        LocalDate from(int year) {
            return date(from, year);
        }

        LocalDate to(int year) {
            return date(to, year);
        }

        private static LocalDate date(String relative, int year) {
            return LocalDate.parse((year + Character.digit(relative.charAt(0), 10)) + relative.substring(1));
        }
    }

    /** A course with who offers it: letters are places in the list of providers. */
    record Course(String identifier, String group, int first, int last, String providers, String unfunded) {

        boolean offered(Cohort cohort, int provider) {
            String letters = cohort.funding().equals("zero") ? unfunded : providers;
            // the last provider stopped when funding became capped
            boolean still = provider != 7 || cohort.year() < 2024;
            return cohort.year() >= first && cohort.year() <= last && still && letters.indexOf('A' + provider) >= 0;
        }
    }

    record People(List<String> given, List<String> family) {}

    /** A statement of the sandbox. */
    record Statement(String id, int provider, String cohort, String type, YearMonth month, LocalDate deadline, LocalDate payment, boolean outputFee) {}

    static World read() {
        return new World(List.of(file("providers", LeadProvider[].class)), List.of(file("delivery-partners", String[].class)),
                List.of(file("cohorts", Cohort[].class)), List.of(file("schedules", ScheduleShape[].class)),
                List.of(file("courses", Course[].class)), new Ecf(List.of(file("ecf-cohorts", Ecf.Terms[].class)), file("ecf-schedules", EcfSchedules.class)),
                file("people", People.class));
    }

    /** An id that is the same in every sandbox. */
    static String id(String kind, Object... parts) {
        String name = "milepost sandbox " + kind + Stream.of(parts).map(part -> " " + part).reduce("", String::concat);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    String providerId(int provider) {
        return id("provider", provider);
    }

    /** Every provider works with three partners; neighbours share one. */
    List<Integer> partnersOf(int provider) {
        return IntStream.range(0, 3).map(i -> (provider * 3 / 2 + i) % partners.size()).boxed().toList();
    }

    Cohort cohort(String identifier) {
        return cohorts.stream().filter(each -> each.identifier().equals(identifier)).findFirst().orElseThrow();
    }

    ScheduleShape schedule(String identifier) {
        return schedules.stream().filter(each -> each.identifier().equals(identifier)).findFirst().orElseThrow();
    }

    List<Course> coursesOf(Cohort cohort, int provider) {
        return courses.stream().filter(course -> course.offered(cohort, provider)).toList();
    }

    /** Whole years in which a cohort has a statement every month, as long as its service fees are paid; later there are only those for output. */
    private static final int MONTHLY_YEARS = 2;

    /** Months before the last one that have every statement there would have been; of older ones only those for output, the others paid service fees long ago. */
    private static final int COMPLETE_MONTHS = 12;

    private static final Set<Month> ECF_OUTPUT = Set.of(Month.JANUARY, Month.APRIL, Month.AUGUST, Month.NOVEMBER);

    /** Statements per provider, from the cohort's first October until {@code last}; facts/npq 14 for the dates, the two years and the output fee. */
    List<Statement> statements(Cohort cohort, YearMonth last) {
        YearMonth first = YearMonth.of(cohort.year(), 10);
        YearMonth complete = last.minusMonths(COMPLETE_MONTHS);
        return IntStream.range(0, providers.size()).filter(provider -> !coursesOf(cohort, provider).isEmpty()).boxed()
                .flatMap(provider -> Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                        .map(month -> statement(cohort, provider, month, month.equals(last)))
                        .filter(each -> each.outputFee() || !each.month().isBefore(complete) && each.month().isBefore(first.plusYears(MONTHLY_YEARS))))
                .toList();
    }

    private static Statement statement(Cohort cohort, int provider, YearMonth month, boolean isLast) {
        LocalDate deadline = month.atDay(1).minusDays(6);
        return new Statement(id("statement", cohort.identifier(), provider, month), provider, cohort.identifier(), "npq", month,
                deadline, deadline.plusMonths(1), month.getMonthValue() % 3 == 0 || isLast);
    }

    /** Those of the early career framework in the months with an output fee (facts/ecf 7.5), where it is paid for. */
    List<Statement> ecfStatements(Cohort cohort, YearMonth last) {
        return Ecf.PAID_FOR.contains(cohort.identifier()) ? ecf.termsOf(cohort).offering().stream()
                .flatMap(provider -> Stream.iterate(YearMonth.of(cohort.year(), 10), month -> !month.isAfter(last), month -> month.plusMonths(1))
                        .filter(month -> ECF_OUTPUT.contains(month.getMonth())).map(month -> ecfStatement(cohort, provider, month)))
                .toList() : List.of();
    }

    private static Statement ecfStatement(Cohort cohort, int provider, YearMonth month) {
        LocalDate deadline = month.atDay(1).minusDays(6);
        return new Statement(id("ecf statement", cohort.identifier(), provider, month), provider, cohort.identifier(), "ecf", month,
                deadline, deadline.plusMonths(1), true);
    }

    private static <T> T file(String name, Class<T> type) {
        try (InputStream file = World.class.getResourceAsStream("/sandbox/" + name + ".json")) {
            return JSON.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
