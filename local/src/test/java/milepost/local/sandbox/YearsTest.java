package milepost.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.local.sandbox.RecordingGateway.Request;
import milepost.local.sandbox.World.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One provider's years, told to a gateway that has its declarations where they belong at once. */
class YearsTest {

    private static final int PROVIDER = 2;
    private static final YearMonth LAST = YearMonth.of(2027, 11);
    private static final String CUT_OFF = "/operator/v1/statements/cut-off";

    @TempDir
    private Path directory;

    private final World world = World.read();
    private final List<Trainee> trainees = Trainees.of(world).stream().filter(each -> each.provider() == PROVIDER).toList();
    private final RecordingGateway gateway = new RecordingGateway();

    @BeforeEach
    void nothingToWaitFor() {
        gateway.lists("{\"data\": []}");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void eachChapterIsClosedForTheProvidersOwnStatementsThatFellDueInIt() {
        pass();

        List<Request> cutOffs = gateway.requests().stream().filter(request -> request.path().equals(CUT_OFF)).toList();
        assertThat(cutOffs).extracting(Request::on).containsExactly("2023-11-30T12:00:00Z", "2025-02-28T12:00:00Z", "2026-05-31T12:00:00Z", "2026-09-01T12:00:00Z");
        assertThat(cutOffs.stream().flatMap(request -> request.body().path("ids").valueStream()).map(id -> id.asString()))
                .containsExactlyInAnyOrderElementsOf(statements().stream().filter(each -> each.deadline().isBefore(LocalDate.of(2026, 9, 1)))
                        .map(Statement::id).toList());
    }

    @Test
    void whatHappensAfterACutOffIsToldAfterIt() {
        pass();

        for (Timeline chapter : Timeline.CHAPTERS.stream().filter(Timeline::cutOff).toList()) {
            int closed = gateway.requests().indexOf(gateway.requests().stream()
                    .filter(request -> request.path().equals(CUT_OFF) && on(request).equals(chapter.until())).findFirst().orElseThrow());
            assertThat(gateway.requests().subList(0, closed)).allMatch(request -> on(request).compareTo(chapter.until()) <= 0);
            assertThat(provided(gateway.requests().subList(closed, gateway.requests().size()))).isNotEmpty().allMatch(request -> on(request).isAfter(chapter.until()));
        }
        assertThat(provided(gateway.requests())).hasSize((int) trainees.stream().flatMap(each -> each.story().stream())
                .filter(step -> !(step instanceof Trainee.Step.VoidIt)).count());
    }

    @Test
    void aStatementWithSomethingOnItIsPaidOnceInTheChapterItFellDueIn() {
        Statement early = due(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 11, 30));
        Statement late = due(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 9, 1));
        gateway.lists("""
                {"data": [%s, %s]}""".formatted(declaration("paid", early), declaration("payable", late)));

        pass();

        List<Request> paid = gateway.requests().stream().filter(request -> request.path().endsWith("/authorise-payment")).toList();
        assertThat(paid).extracting(Request::path).containsExactly("/operator/v1/statements/" + early.id() + "/authorise-payment");
        assertThat(paid.getFirst().on()).isEqualTo("2023-11-30T12:00:00Z");
        assertThat(paid.getFirst().token()).isEqualTo("Bearer operator");
    }

    @Test
    void whatWasSentIsNotSentAgainByTheNextLoading() {
        pass();
        List<Request> first = told();

        pass();

        assertThat(told()).isNotEmpty().isEqualTo(first);
    }

    private List<Request> told() {
        return gateway.requests().stream().filter(request -> !request.method().equals("GET")).toList();
    }

    private void pass() {
        List<Provider> providers = IntStream.range(0, world.providers().size())
                .mapToObj(provider -> new Provider(world.providerId(provider), world.providers().get(provider).name(), "token " + provider)).toList();
        Api api = new Api(gateway.at());
        try (Ledger ledger = Ledger.in(directory); Steps steps = new Steps(api, ledger, _ -> {})) {
            steps.together("years", List.of(new Years(steps, "operator", world.providerId(PROVIDER), new Stories(world, steps, "operator", providers),
                    new EarlyCareerStories(world, steps, "operator", providers), new Declarations(api, providers.get(PROVIDER), trainees), trainees, List.of(),
                    statements())), Years::pass);
        }
    }

    private List<Statement> statements() {
        return world.cohorts().stream().flatMap(cohort -> Stream.concat(world.statements(cohort, LAST).stream(),
                world.ecfStatements(cohort, LAST).stream())).filter(each -> each.provider() == PROVIDER).toList();
    }

    private Statement due(LocalDate from, LocalDate until) {
        return statements().stream().filter(each -> each.deadline().isAfter(from) && each.deadline().isBefore(until)).findFirst().orElseThrow();
    }

    private static List<Request> provided(List<Request> requests) {
        return requests.stream().filter(request -> request.path().startsWith("/api/v3/") && !request.method().equals("GET")).toList();
    }

    private static LocalDate on(Request request) {
        return request.on() == null ? LocalDate.MIN : LocalDate.parse(request.on().substring(0, 10));
    }

    private static String declaration(String state, Statement on) {
        return """
                {"id": "1", "attributes": {"participant_id": "2", "course_identifier": "npq-headship", "declaration_type": "started", "state": "%s",
                 "statement_id": "%s", "clawback_statement_id": null}}""".formatted(state, on.id());
    }
}
