package milepost.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class DemoTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @Test
    void withoutASuiteItSaysWhatToDo() {
        assertThat(play()).isEqualTo(2);
        assertThat(said.toString()).contains("The suite is not running").contains("./run").hasLineCount(1);
    }

    @Test
    void aSuiteThatDoesNotAnswerIsNotRunningEither() throws IOException {
        try (var nobody = new ServerSocket(0)) {
            var port = nobody.getLocalPort();
            nobody.close();
            Files.writeString(directory.resolve("run.json"),
                    "{\"gateway_url\": \"http://127.0.0.1:%d\", \"operator_token\": \"t\", \"kafka\": {\"bootstrap\": \"127.0.0.1:1\"}}".formatted(port));
        }

        assertThat(play()).isEqualTo(2);
        assertThat(said.toString()).contains("does not answer").hasLineCount(1);
    }

    @Test
    void aBrokenRunFileIsNamed() throws IOException {
        Files.writeString(directory.resolve("run.json"), "half a fi");

        assertThat(play()).isEqualTo(2);
        assertThat(said.toString()).contains("cannot be read").hasLineCount(1);
    }

    @Test
    void theFiguresOfTheStoryAreTheOnesWorkedOutByHand() {
        assertThat(Figures.paying(1, 0).totals()).hasToString(
                "{output=150.00, service_fee=500.00, targeted_delivery_funding=0.00, clawbacks=0.00, net=650.00, vat=130.00, total=780.00}");
        assertThat(Figures.paying(200, 50).totals()).hasToString(
                "{output=30000.00, service_fee=500.00, targeted_delivery_funding=5000.00, clawbacks=0.00, net=35500.00, vat=7100.00, total=42600.00}");
        assertThat(Figures.payingEarlyCareers(2, 1).totals()).hasToString(
                "{output=240.00, service_fee=500.00, uplift=100.00, clawbacks=0.00, net=840.00, vat=168.00, total=1008.00}");
        assertThat(Figures.refunding(20, 5).totals()).hasToString(
                "{output=0.00, service_fee=500.00, targeted_delivery_funding=0.00, clawbacks=-3500.00, net=-3000.00, vat=-600.00, total=-3600.00}");
    }

    @Test
    void aStatementThatDiffersByAPennyDiffers() {
        var figures = Figures.paying(1, 0);
        var statement = """
                {"totals": {"output": "150.00", "service_fee": "500.00", "targeted_delivery_funding": "0.00", "clawbacks": "0.00",
                            "net": "650.00", "vat": "130.00", "total": "780.00"}}""";

        assertThat(figures.equal(JsonMapper.shared().readTree(statement))).isTrue();
        assertThat(figures.equal(JsonMapper.shared().readTree(statement.replace("780.00", "780.01")))).isFalse();
    }

    @Test
    void aRefusalIsToldAsProvidersReadItAndWithWhereItIsExplained() {
        new Voice(new PrintStream(said, true)).refusal(JsonMapper.shared().readTree("""
                {"title": "declaration_date", "detail": "It is too early.", "code": "declaration_date_before_milestone"}"""));

        assertThat(said.toString()).contains("Refused, 422 declaration_date_before_milestone: It is too early.").contains("/api/docs/errors#declaration_date_before_milestone");
    }

    @Test
    void whatIsHeardDuringAStepIsToldAfterIt() {
        var voice = new Voice(new PrintStream(said, true));

        voice.hear("before");
        voice.step("the step", () -> {
            voice.hear("its consequence");
            return 1;
        });
        voice.hear("after");

        assertThat(said.toString().lines().map(String::strip)).satisfiesExactly(line -> assertThat(line).isEqualTo("before"),
                line -> assertThat(line).endsWith("the step"), line -> assertThat(line).isEqualTo("its consequence"), line -> assertThat(line).isEqualTo("after"));
    }

    @Test
    void theMedianIsATimeWithinWhichHalfOfThemWereDone() {
        var times = Times.of(IntStream.of(50, 10, 40, 20, 30, 100, 60, 90, 80, 70).mapToObj(Duration::ofMillis).toList());

        assertThat(times.median()).hasMillis(50);
        assertThat(times.nineOfTen()).hasMillis(90);
        assertThat(times.slowest()).hasMillis(100);
    }

    private int play() {
        return Demo.play(directory, new Voice(new PrintStream(said, true)));
    }
}
