package milepost.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import milepost.local.sandbox.RecordingGateway.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One provider's years, told to a gateway that has its declarations where they belong at once. */
class YearsTest {

    private static final int PROVIDER = 2;
    private static final String CUT_OFF = "/operator/v1/statements/cut-off";
    private static final String STATEMENTS = "/api/v3/statements";
    private static final String DECLARATIONS = "/api/v3/participant-declarations";

    @TempDir
    private Path directory;

    private final World world = World.read();
    private final List<Trainee> trainees = Trainees.of(world).stream().filter(each -> each.provider() == PROVIDER).toList();
    private final RecordingGateway gateway = new RecordingGateway();

    @BeforeEach
    void nothingToWaitFor() {
        gateway.answers("GET", STATEMENTS, "{\"data\": []}");
        gateway.answers("GET", DECLARATIONS, "{\"data\": []}");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void eachChapterButTheLastIsClosedForThisProviderAlone() {
        pass();

        List<Request> cutOffs = gateway.requests().stream().filter(request -> request.path().equals(CUT_OFF)).toList();
        assertThat(cutOffs).extracting(Request::on).containsExactly("2023-11-30T12:00:00Z", "2025-02-28T12:00:00Z", "2026-05-31T12:00:00Z", "2026-09-01T12:00:00Z");
        assertThat(cutOffs).allSatisfy(request -> assertThat(request.body()).isEqualTo(World.JSON.readTree("{\"lead_provider_id\": \"%s\"}".formatted(world.providerId(PROVIDER)))));
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
        gateway.answers("GET", STATEMENTS, """
                {"data": [%s, %s, %s, %s]}""".formatted(statement("early", "2023-11-29"), statement("closes-that-day", "2023-11-30"), statement("empty", "2023-08-26"),
                statement("late", "2026-08-26")));
        gateway.answers("GET", DECLARATIONS, """
                {"data": [%s, %s, %s]}""".formatted(declaration("paid", "early"), declaration("paid", "closes-that-day"), declaration("payable", "late")));

        pass();

        List<Request> paid = gateway.requests().stream().filter(request -> request.path().endsWith("/authorise-payment")).toList();
        assertThat(paid).extracting(request -> request.path() + " " + request.on()).containsExactly(
                "/operator/v1/statements/early/authorise-payment 2023-11-30T12:00:00Z",
                "/operator/v1/statements/closes-that-day/authorise-payment 2025-02-28T12:00:00Z");
        assertThat(paid.getFirst().token()).isEqualTo("Bearer operator");
    }

    @Test
    void whatIsVoidedIsNamedByTheIdItsMakingWasAnsweredWith() {
        gateway.answers("POST", DECLARATIONS, "{\"data\": {\"id\": \"made-just-now\"}}");

        pass();

        assertThat(gateway.requests().stream().filter(request -> request.path().endsWith("/void")).toList())
                .hasSize((int) trainees.stream().flatMap(each -> each.story().stream()).filter(Trainee.Step.VoidIt.class::isInstance).count())
                .isNotEmpty().allMatch(request -> request.path().equals(DECLARATIONS + "/made-just-now/void"));
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
                    new EarlyCareerStories(world, steps, "operator", providers), new Declarations(api, providers.get(PROVIDER), trainees),
                    new Statements(api, providers.get(PROVIDER)), trainees, List.of())), Years::pass);
        }
    }

    private static List<Request> provided(List<Request> requests) {
        return requests.stream().filter(request -> request.path().startsWith("/api/v3/") && !request.method().equals("GET")).toList();
    }

    private static LocalDate on(Request request) {
        return request.on() == null ? LocalDate.MIN : LocalDate.parse(request.on().substring(0, 10));
    }

    private static String statement(String id, String cutOff) {
        return """
                {"id": "%s", "attributes": {"cut_off_date": "%s"}}""".formatted(id, cutOff);
    }

    private static String declaration(String state, String on) {
        return """
                {"id": "1", "attributes": {"participant_id": "2", "course_identifier": "npq-headship", "declaration_type": "started", "state": "%s",
                 "statement_id": "%s", "clawback_statement_id": null}}""".formatted(state, on);
    }
}
