package milepost.local.sandbox;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.local.sandbox.World.Cohort;
import milepost.local.sandbox.World.Course;
import milepost.local.sandbox.World.Statement;

/** Puts in what there must be before anybody applies: cohorts, schedules, providers, partners, offers, contracts, statements. */
final class Catalogue {

    private final World world;
    private final Steps steps;
    private final String operator;

    Catalogue(World world, Steps steps, String operator) {
        this.world = world;
        this.steps = steps;
        this.operator = operator;
    }

    /** A PUT of the operator API, and the name under which it is done. */
    private record Put(String step, String path, Object body) {}

    void putProvidersAndCohorts() {
        puts("providers, partners, cohorts", basics().toList());
    }

    private Stream<Put> basics() {
        return Stream.of(
                IntStream.range(0, world.providers().size()).mapToObj(i -> put("lead-providers/" + world.providerId(i),
                        Map.of("name", world.providers().get(i).name(), "vat_registered", world.providers().get(i).vatRegistered(), "invoicing", false))),
                IntStream.range(0, world.partners().size()).mapToObj(i -> put("delivery-partners/" + World.id("partner", i),
                        Map.of("name", world.partners().get(i)))),
                world.cohorts().stream().map(this::cohort)).flatMap(all -> all);
    }

    void putWhatHangsOnThem() {
        puts("schedules, partnerships, offers", details().toList());
    }

    private Stream<Put> details() {
        return Stream.of(
                world.cohorts().stream().flatMap(this::schedules),
                world.cohorts().stream().flatMap(this::ecfSchedules),
                IntStream.range(0, world.providers().size()).boxed().flatMap(this::partnerships),
                world.cohorts().stream().map(this::offers)).flatMap(all -> all);
    }

    /** How many steps all of it is. */
    int size() {
        return (int) (Stream.of(basics(), details(), ecfContracts(), ecfStatements()).flatMap(each -> each).count() + npqFinances().count());
    }

    /** Those of NPQs come in files, a cohort's of a provider together; there is no file for the framework's, so each of them is put. */
    void agreeAndOpenStatements() {
        steps.each("contracts and statements of NPQs", npqFinances().toList(), each -> {
            String step = "import %s %s".formatted(each.cohort().identifier(), each.provider());
            steps.once(step, new Api.Call("POST", "/operator/v1/statements/import?cohort=" + each.cohort().identifier(), operator, null, each.upload(),
                    "sandbox-" + step.replace(' ', '-')));
        });
        puts("contracts of early careers", ecfContracts().toList());
        puts("statements of early careers", ecfStatements().toList());
    }

    private Stream<NpqFinance> npqFinances() {
        return NpqFinance.of(world, statements().toList());
    }

    private Stream<Put> ecfContracts() {
        return world.cohorts().stream().filter(cohort -> Ecf.PAID_FOR.contains(cohort.identifier())).flatMap(this::ecfContracts);
    }

    private Stream<Put> ecfStatements() {
        return statements().filter(each -> each.type().equals("ecf")).map(this::statement);
    }

    private Stream<Statement> statements() {
        YearMonth last = YearMonth.now(ZoneId.of("Europe/London")).plusYears(1);
        return world.cohorts().stream()
                .flatMap(cohort -> Stream.concat(world.statements(cohort, last).stream(), world.ecfStatements(cohort, last).stream()));
    }

    private void puts(String what, List<Put> puts) {
        steps.each(what, puts, each -> steps.once(each.step(), new Api.Call("PUT", each.path(), operator, null, each.body(), null)));
    }

    private static Put put(String path, Object body) {
        return new Put("put " + path, "/operator/v1/" + path, body);
    }

    private Put cohort(Cohort cohort) {
        Ecf.Terms terms = world.ecf().termsOf(cohort);
        Map<String, Object> body = new HashMap<>(Map.of("description", cohort.description(),
                "registration_start_date", cohort.year() + "-04-03", "funding", cohort.funding(), "mentor_funding", terms.mentorFunding(),
                "detailed_evidence", terms.detailedEvidence(), "uplifts", terms.uplifts(),
                // facts/npq 5.3 has no order of declarations; decision D5 asks for one from 2025 on
                "declaration_sequence_checked", cohort.year() >= 2025));
        body.put("payments_frozen_at", terms.paymentsFrozenAt());
        return put("cohorts/" + cohort.identifier(), body);
    }

    private Stream<Put> schedules(Cohort cohort) {
        return cohort.schedules().stream().map(world::schedule).map(shape -> {
            LocalDate from = shape.from(cohort.year());
            return put("cohorts/" + cohort.identifier() + "/schedules/" + shape.identifier(), Map.of(
                    "name", shape.name(), "course_group", shape.group(), "applies_from", from.toString(), "applies_to", shape.to(cohort.year()).toString(),
                    "milestones", shape.types().stream().map(type -> Map.of("declaration_type", type, "start_date", from.toString())).toList()));
        });
    }

    private Stream<Put> ecfSchedules(Cohort cohort) {
        return world.ecf().schedulesOf(cohort).stream().map(schedule -> put("cohorts/" + cohort.identifier() + "/schedules/" + schedule.identifier(), Map.of(
                "name", schedule.name(), "course_group", "ecf", "applies_from", schedule.appliesFrom(), "applies_to", schedule.appliesTo(),
                "milestones", schedule.windows().stream().map(Catalogue::milestone).toList())));
    }

    private static Map<String, Object> milestone(EcfSchedules.Window window) {
        Map<String, Object> milestone = new HashMap<>(Map.of("declaration_type", window.type(), "start_date", window.from()));
        milestone.put("milestone_date", window.to());
        return milestone;
    }

    private Stream<Put> partnerships(int provider) {
        List<String> cohorts = world.cohorts().stream()
                .filter(cohort -> !world.coursesOf(cohort, provider).isEmpty() || world.ecf().termsOf(cohort).offering().contains(provider))
                .map(Cohort::identifier).toList();
        return world.partnersOf(provider).stream().map(partner -> new Put("put partnership " + provider + " " + partner, "/operator/v1/partnerships", Map.of(
                "lead_provider_id", world.providerId(provider), "delivery_partner_id", World.id("partner", partner), "cohorts", cohorts)));
    }

    private Put offers(Cohort cohort) {
        Stream<Map<String, String>> npq = offering(cohort).map(each -> offer(each.course().identifier(), each.provider()));
        Stream<Map<String, String>> ecf = world.ecf().termsOf(cohort).offering().stream()
                .flatMap(provider -> Ecf.COURSES.stream().map(course -> offer(course, provider)));
        return put("cohorts/" + cohort.identifier() + "/offers", Stream.concat(npq, ecf).toList());
    }

    private Map<String, String> offer(String course, int provider) {
        return Map.of("course_identifier", course, "lead_provider_id", world.providerId(provider));
    }

    private record Offering(int provider, Course course) {}

    private Stream<Offering> offering(Cohort cohort) {
        return IntStream.range(0, world.providers().size()).boxed()
                .flatMap(provider -> world.coursesOf(cohort, provider).stream().map(course -> new Offering(provider, course)));
    }

    /** Two bands each; where mentors are paid by a flat rate, that besides. */
    private Stream<Put> ecfContracts(Cohort cohort) {
        Ecf.Terms terms = world.ecf().termsOf(cohort);
        return terms.offering().stream().flatMap(provider -> {
            Map<String, Object> banded = new HashMap<>(Map.of("kind", "ecf", "recruitment_target", 40, "set_up_fee", "2900.00", "uplift_target", "0.33",
                    "bands", List.of(band("A", 1, 20, "1200.00"), band("B", 21, 60, "990.00"))));
            banded.put("uplift_amount", terms.uplifts() ? "100.00" : null);
            return terms.mentorFunding() ? Stream.of(ecfContract(cohort, provider, banded), ecfContract(cohort, provider,
                    Map.of("kind", "ecf_mentor", "recruitment_target", 20, "payment_per_participant", "800.00"))) : Stream.of(ecfContract(cohort, provider, banded));
        });
    }

    private Put ecfContract(Cohort cohort, int provider, Map<String, Object> terms) {
        Map<String, Object> body = new HashMap<>(terms);
        body.putAll(Map.of("lead_provider_id", world.providerId(provider), "cohort", cohort.identifier()));
        return put("contracts/" + World.id("contract", cohort.identifier(), provider, terms.get("kind")), body);
    }

    private static Map<String, Object> band(String name, int min, int max, String price) {
        return Map.of("name", name, "min", min, "max", max, "per_participant", price, "output_payment_percentage", 60, "service_fee_percentage", 40);
    }

    private Put statement(Statement statement) {
        return put("statements/" + statement.id(), Map.of("lead_provider_id", world.providerId(statement.provider()), "cohort", statement.cohort(), "type", statement.type(),
                "month", statement.month().getMonthValue(), "year", statement.month().getYear(),
                "deadline_date", statement.deadline().toString(), "payment_date", statement.payment().toString(), "output_fee", statement.outputFee()));
    }
}
