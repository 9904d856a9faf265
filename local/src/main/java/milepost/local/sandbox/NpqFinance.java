package milepost.local.sandbox;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.local.sandbox.World.Cohort;
import milepost.local.sandbox.World.Course;
import milepost.local.sandbox.World.Statement;

/** What a provider is paid for NPQs of a cohort, as the two files with which contract managers begin one: its contracts and its statements. */
record NpqFinance(Cohort cohort, int provider, String name, List<Course> courses, List<Statement> statements) {

    private static final String CONTRACTS = "lead_provider_name,course_identifier,recruitment_target,per_participant,service_fee_installments,special_course,"
            + "monthly_service_fee,output_payment_percentage,number_of_payment_periods,service_fee_percentage,targeted_delivery_funding_per_participant";
    private static final String STATEMENTS = "year,month,deadline_date,payment_date,output_fee";

    /** Was promised a monthly fee for its specialists, whatever the shares would come to. */
    private static final int WITH_A_FEE_OF_ITS_OWN = 1;

    /** Of each cohort and each provider that has courses in it. */
    static Stream<NpqFinance> of(World world, List<Statement> statements) {
        Map<String, List<Statement>> npq = statements.stream().filter(each -> each.type().equals("npq")).collect(Collectors.groupingBy(Statement::cohort));
        return world.cohorts().stream().flatMap(cohort -> npq.getOrDefault(cohort.identifier(), List.of()).stream()
                .collect(Collectors.groupingBy(Statement::provider)).entrySet().stream()
                .map(its -> new NpqFinance(cohort, its.getKey(), world.providers().get(its.getKey()).name(), world.coursesOf(cohort, its.getKey()), its.getValue())));
    }

    Upload upload() {
        return new Upload(Map.of(
                "contracts", csv(CONTRACTS, courses.stream().map(this::contract)),
                "statements", csv(STATEMENTS, statements.stream().map(NpqFinance::statement))));
    }

    private static String csv(String heading, Stream<String> lines) {
        return Stream.concat(Stream.of(heading), lines).collect(Collectors.joining("\n"));
    }

    private String contract(Course course) {
        Prices prices = Prices.of(course.group());
        // maths was bought apart in its first year
        boolean special = cohort.year() == 2023 && course.identifier().equals("npq-leading-primary-mathematics");
        String fee = provider == WITH_A_FEE_OF_ITS_OWN && course.group().equals("specialist") ? "894.00" : "";
        return Stream.of(name, course.identifier(), 72, prices.perParticipant, 19, special, fee, prices.output, prices.periods, prices.service, "100.00")
                .map(Object::toString).collect(Collectors.joining(","));
    }

    private static String statement(Statement it) {
        return Stream.of(it.month().getYear(), it.month().getMonthValue(), it.deadline(), it.payment(), it.outputFee())
                .map(Object::toString).collect(Collectors.joining(","));
    }

    private record Prices(String perParticipant, int output, int periods, int service) {

        /** facts/npq 7.5: specialist A, leadership C, coaching and support D. */
        static Prices of(String group) {
            return switch (group) {
                case "leadership" -> new Prices("1000.00", 60, 4, 40);
                case "specialist" -> new Prices("800.00", 60, 3, 40);
                case "ehco", "support" -> new Prices("800.00", 100, 4, 0);
                default -> throw new IllegalArgumentException("no prices for " + group);
            };
        }
    }
}
