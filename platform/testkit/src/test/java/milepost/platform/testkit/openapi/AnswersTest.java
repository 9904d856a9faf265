package milepost.platform.testkit.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is not as described is found: a yardstick that everything fits measures nothing. */
class AnswersTest {

    private static final String LIST = "/api/v3/statements";
    private static final String AN_ID = "/91d4e7f3-6a25-4c1b-a8f0-3e7c5d2b9046";
    private static final String EMPTY_PAGE = """
            {"data":[],"links":{"self":"/api/v3/statements","next":null},"meta":{"complete_until":"2024-10-15T09:10:00Z"}}""";
    private static final String ERROR = """
            {"errors":[{"title":"Bad request","detail":"Something.","code":"%s"}]}""";

    @Test
    void whatIsDescribedPasses() {
        assertThat(found("GET", LIST, 200, Map.of(), EMPTY_PAGE)).isEmpty();
        assertThat(found("GET", LIST, 400, Map.of(), ERROR.formatted("page_invalid"))).isEmpty();
    }

    @Test
    void aMemberThatIsNotDescribedIsFound() {
        assertThat(found("GET", LIST, 200, Map.of(), EMPTY_PAGE.replace("{\"data\"", "{\"more\":1,\"data\""))).singleElement().asString().contains("more");
    }

    @Test
    void aMemberThatIsMissingIsFound() {
        assertThat(found("GET", LIST, 200, Map.of(), EMPTY_PAGE.replace(",\"next\":null", ""))).singleElement().asString().contains("next");
    }

    @Test
    void aTimeWithFractionsIsFound() {
        assertThat(found("GET", LIST, 200, Map.of(), EMPTY_PAGE.replace("00Z", "00.5Z"))).isNotEmpty();
    }

    @Test
    void aCodeThatIsNotListedForTheOperationIsFound() {
        assertThat(found("GET", LIST, 400, Map.of(), ERROR.formatted("data_missing"))).singleElement().asString().contains("enumeration");
    }

    @Test
    void aStatusThatIsNotListedIsFound() {
        assertThat(found("GET", LIST, 404, Map.of(), ERROR.formatted("not_found"))).singleElement().asString().contains("no status 404");
    }

    @Test
    void headersThatAreMissingOrOtherwiseAreFound() {
        assertThat(found("GET", LIST, 200, Map.of("X-Request-Id", List.of()), EMPTY_PAGE)).containsExactly("the header X-Request-Id is missing");
        assertThat(found("GET", LIST, 200, Map.of("Cache-Control", List.of("private")), EMPTY_PAGE)).singleElement().asString().contains("Cache-Control");
        assertThat(found("GET", LIST, 200, Map.of("RateLimit", List.of("999 left")), EMPTY_PAGE)).singleElement().asString().contains("RateLimit");
    }

    @Test
    void anotherContentTypeIsFound() {
        assertThat(found("GET", LIST, 200, Map.of("Content-Type", List.of("text/plain")), EMPTY_PAGE)).singleElement().asString().contains("text/plain");
    }

    @Test
    void aBodyWhereNoneBelongsIsFound() {
        var unchanged = Map.of("Cache-Control", List.of("private, no-cache"), "ETag", List.of("\"x\""));
        assertThat(found("GET", LIST + AN_ID, 304, unchanged, "")).isEmpty();
        assertThat(found("GET", LIST + AN_ID, 304, unchanged, "{}")).containsExactly("no body is documented");
    }

    @Test
    void inALongPageTheFirstAndTheLastAreLookedAt() {
        String many = "1,".repeat(5_000);
        assertThat(found("GET", LIST, 200, Map.of(), EMPTY_PAGE.replace("[]", "[" + many + "1]"))).hasSize(100);
    }

    @Test
    void whereNothingIsDescribedThereAreErrorsOnly() {
        assertThat(found("DELETE", LIST, 404, Map.of(), ERROR.formatted("not_found"))).isEmpty();
        assertThat(found("DELETE", LIST, 404, Map.of(), "{}")).isNotEmpty();
        assertThat(found("GET", "/api/v3/unicorns", 200, Map.of(), EMPTY_PAGE)).isNotEmpty();
    }

    @Test
    void aFailureNamesTheRequestAndTheAnswer() {
        assertThatThrownBy(() -> Answers.hold(answered("GET", LIST, 418, Map.of(), "{}")))
                .hasMessageContaining("v3 has no such answer to GET /api/v3/statements: 418").hasMessageContaining("no status 418");
    }

    @Test
    void anAnswerIsHeldAgainstTheDescriptionOfItsOwnVersion() {
        Answered page = answered("GET", "/api/v2/participants/ecf", 200, Map.of(), EMPTY_PAGE);
        Answers.hold(page);
        assertThat(Answers.of(OpenApi.v1()).findings(page)).isNotEmpty();
        assertThat(Answers.of(OpenApi.v3()).findings(page)).isNotEmpty();
        Answers.hold(answered("GET", "/operator/v1/worklist", 200, Map.of(), "[]"));
    }

    @Test
    void aFileOfRowsHasTheColumnsThatAreDescribedOrIsEmpty() {
        String columns = OpenApi.v1().document().at("/components/responses/ParticipantsFile/content/text~1csv/example").asString().lines().findFirst().orElseThrow();
        var csv = Map.of("Content-Type", List.of("text/csv"));

        assertThat(file(csv, "")).isEmpty();
        assertThat(file(csv, columns + "\r\n1,2\r\n")).isEmpty();
        assertThat(file(csv, columns.replace(",email", "") + "\r\n")).isNotEmpty();
        assertThat(file(csv, columns + ",more\r\n")).isNotEmpty();
        assertThat(file(Map.of(), columns + "\r\n")).isNotEmpty();
    }

    private static List<String> file(Map<String, List<String>> headers, String body) {
        return Answers.of(OpenApi.v1()).findings(answered("GET", "/api/v1/participants/ecf.csv", 200, headers, body));
    }

    private static List<String> found(String method, String path, int status, Map<String, List<String>> headers, String body) {
        return Answers.of(OpenApi.v3()).findings(answered(method, path, status, headers, body));
    }

    private static Answered answered(String method, String path, int status, Map<String, List<String>> headers, String body) {
        Map<String, List<String>> all = new HashMap<>(Map.of("content-type", List.of("application/json"), "x-request-id", List.of("a"),
                "cache-control", List.of("no-store"), "ratelimit", List.of("\"token\";r=9;t=1")));
        headers.forEach((name, values) -> all.put(name.toLowerCase(Locale.ROOT), values));
        return new Answered(method, path, status, all, body);
    }
}
