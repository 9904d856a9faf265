package milepost.applications.http;

import static milepost.applications.Offered.application;
import static milepost.applications.Offered.json;
import static milepost.applications.Offered.provider;
import static milepost.applications.Offered.received;
import static milepost.applications.RunningService.operator;
import static milepost.applications.RunningService.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.applications.domain.EligibilityList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class EligibilityListsTest {

    private static final String NURSERIES = "local-authority-nurseries";

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void eachListHasItsOwnHeaderAndIdentifiers(String type, String file, List<String> identifiers) {
        upload(type, file).expectStatus().isOk().expectBody().json("{\"type\":\"%s\",\"entries\":%d}".formatted(type, identifiers.size()));

        assertThat(entries(type)).containsExactlyElementsOf(identifiers);
        operator("catalogue").get().uri("/operator/v1/eligibility-lists/" + type).exchange().expectStatus().isOk()
                .expectBody().json("{\"type\":\"%s\",\"entries\":%d}".formatted(type, identifiers.size()));
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of("pp50-schools", "PP50 School URN\n106286\n106287\n", List.of("106286", "106287")),
                Arguments.of("pp50-further-education", "FE UKPRN\n10079319\n", List.of("10079319")),
                Arguments.of("childminders", "Childminder URN\nEY944860\n2593421\nca000005\n", List.of("2593421", "CA000005", "EY944860")),
                Arguments.of("rise-schools", "RISE School URN\n106999\n", List.of("106999")),
                Arguments.of("disadvantaged-early-years", "Disadvantaged EY School URN,Ofsted URN\n106286,EY111111\n106287,\n,EY222222\n",
                        List.of("106287", "EY111111", "EY222222")),
                Arguments.of("approved-itt-providers", "ITT Provider Legal Name\n\"Ashdown,  Northcote and Partners\"\n",
                        List.of("ashdown, northcote and partners")));
    }

    @Test
    void everyListCanBeUploaded() {
        List<String> types = lists().map(arguments -> (String) arguments.get()[0]).toList();

        assertThat(Stream.of(EligibilityList.values()).map(EligibilityList::wire))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(types.stream(), Stream.of(NURSERIES)).toList());
        JsonNode all = json(operator("catalogue").get().uri("/operator/v1/eligibility-lists").exchange().expectStatus().isOk());
        assertThat(all.valueStream().map(list -> list.path("type").asString())).contains(NURSERIES).hasSize(7);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellings")
    void aFileIsReadHoweverItsProgramWroteIt(String how, byte[] file) {
        upload(NURSERIES, file, "text/csv").expectStatus().isOk();

        assertThat(entries(NURSERIES)).containsExactly("106286", "106287");
    }

    static Stream<Arguments> spellings() {
        return Stream.of(
                Arguments.of("line feeds", bytes("LA Nursery URN\n106286\n106287\n")),
                Arguments.of("carriage returns as well", bytes("LA Nursery URN\r\n106286\r\n106287\r\n")),
                Arguments.of("no line end at the end", bytes("LA Nursery URN\n106286\n106287")),
                Arguments.of("a byte order mark", bytes("\uFEFFLA Nursery URN\n106286\n106287\n")),
                Arguments.of("quotes", bytes("\"LA Nursery URN\"\n\"106286\"\n\"106287\"\n")),
                Arguments.of("blanks around", bytes("  LA Nursery URN \n 106286\t\n106287 \n")),
                Arguments.of("other columns", bytes("Name,LA Nursery URN,Town\n\"Larkhill, Nursery\",106286,\"Bath\nSomerset\"\nNo town,106287\n")),
                Arguments.of("empty lines", bytes("LA Nursery URN\n\n106286\n\n106287\n\n")),
                Arguments.of("the old Western European alphabet",
                        "Name,LA Nursery URN\nCafé,106286\nNoël,106287\n".getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void aFileWithBadLinesIsRefusedWithEachOfThemNamedAndTheListStaysAsItWas() {
        upload(NURSERIES, "LA Nursery URN\n106286\n106287\n").expectStatus().isOk();

        List<JsonNode> errors = errors(upload(NURSERIES, "Name,LA Nursery URN\nA,106288\nB,12345\nC,\nD,106288\n\nE,1062x8\nF\n"));

        assertThat(errors).extracting(error -> error.path("line").intValue() + " " + error.path("code").asString())
                .containsExactly("3 identifier_invalid", "4 identifier_missing", "5 identifier_repeated", "7 identifier_invalid", "8 identifier_missing");
        assertThat(errors.get(2).path("detail").asString()).isEqualTo("Line 5: Line 2 says the same.");
        assertThat(errors).allSatisfy(error -> {
            assertThat(error.path("title").asString()).isEqualTo("LA Nursery URN");
            assertThat(error.path("meta").path("line")).isEqualTo(error.path("line"));
        });
        assertThat(entries(NURSERIES)).containsExactly("106286", "106287");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noLists")
    void whatIsNoListIsRefused(String what, String file, String error) {
        assertThat(lines(file)).containsExactly(error);
    }

    static Stream<Arguments> noLists() {
        return Stream.of(
                Arguments.of("nothing", "", "1 header_missing"),
                Arguments.of("another list's header", "RISE School URN\n106286\n", "1 header_missing"),
                Arguments.of("no header", "106286\n106287\n", "1 header_missing"),
                Arguments.of("a header alone", "LA Nursery URN\n", "2 list_empty"),
                Arguments.of("a UKPRN where a URN belongs", "LA Nursery URN\n10079319\n", "2 identifier_invalid"),
                Arguments.of("something after a quote", "LA Nursery URN\n106286\n\"106287\"x\n", "3 csv_malformed"),
                Arguments.of("the same after a line that is long enough for two", "Name,LA Nursery URN\n\"A\nB\",106286\nC,\"106287\"x\n", "4 csv_malformed"),
                Arguments.of("the same after blank lines", "LA Nursery URN\n106286\n\n\n\"106287\"x\n", "5 csv_malformed"),
                Arguments.of("a quote that nobody closes", "LA Nursery URN\n106286\n\n\"106287\n106288\n", "4 csv_malformed"),
                Arguments.of("a header that cannot be read", "\"LA Nursery URN\"x\n106286\n", "1 csv_malformed"),
                Arguments.of("more cells than a spreadsheet has", "LA Nursery URN\n106286" + ",".repeat(16_384) + "\n", "2 csv_malformed"));
    }

    @Test
    void whatCannotBeReadIsOnTheLineAfterTheLastThatCouldBeWhateverWasWrongWithThat() {
        assertThat(lines("LA Nursery URN\n106286\nno number\n\"106287\"x\n")).containsExactly("3 identifier_invalid", "4 csv_malformed");
        assertThat(lines("LA Nursery URN\n106286\n106286\n\"106287\"x\n")).containsExactly("3 identifier_repeated", "4 csv_malformed");
    }

    private static List<String> lines(String file) {
        return errors(upload(NURSERIES, file)).stream().map(it -> it.path("line").intValue() + " " + it.path("code").asString()).toList();
    }

    @Test
    void anotherFileAltogetherIsNotToldLineByLineWithoutEnd() {
        String file = "LA Nursery URN\n" + IntStream.range(0, 5_000).mapToObj(n -> "no number " + n).collect(Collectors.joining("\n"));

        assertThat(errors(upload(NURSERIES, file))).hasSize(1_000);
    }

    @Test
    void aListOfTodaysSizeReplacesTheOneBefore() {
        upload("childminders", "Childminder URN\nEY000001\n").expectStatus().isOk();
        String file = "Childminder URN\n" + IntStream.range(0, 25_301).mapToObj(n -> "EY" + (100_000 + n)).collect(Collectors.joining("\n"));

        upload("childminders", file).expectStatus().isOk().expectBody().json("{\"type\":\"childminders\",\"entries\":25301}");

        assertThat(rows("SELECT count(*) AS n FROM eligibility_entry WHERE list = 'childminders'")).containsExactly(Map.of("n", "25301"));
        assertThat(rows("SELECT reason->>'entries' AS n FROM audit WHERE subject_id = 'childminders' ORDER BY position DESC LIMIT 1"))
                .containsExactly(Map.of("n", "25301"));
    }

    @Test
    void moreThanAMebibyteIsFineAndMoreThanSixteenAreNot() {
        String wide = "x".repeat(200);
        String file = "Name,LA Nursery URN\n" + IntStream.range(0, 10_000).mapToObj(n -> wide + "," + (100_000 + n)).collect(Collectors.joining("\n"));

        upload(NURSERIES, file).expectStatus().isOk();
        upload(NURSERIES, new byte[(16 << 20) + 1], "text/csv").expectStatus().isEqualTo(413);
    }

    @Test
    void theAddressTheTypeAndTheScopeAreJudgedFirst() {
        upload("lottery-winners", "URN\n1\n").expectStatus().isNotFound();
        upload(NURSERIES, bytes("{}"), "application/json").expectStatus().isEqualTo(415);
        operator("intake").put().uri("/operator/v1/eligibility-lists/" + NURSERIES).contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(bytes("LA Nursery URN\n106286\n")).exchange().expectStatus().isForbidden();
        operator("intake").get().uri("/operator/v1/eligibility-lists/" + NURSERIES).exchange().expectStatus().isForbidden();
    }

    @Test
    void aVerdictRestsOnTheListsOfItsDayAndSaysSo() {
        UUID provider = provider();
        upload("pp50-schools", "PP50 School URN\n106001\n").expectStatus().isOk();
        UUID before = received(teaching(provider, "106001"));
        upload("pp50-schools", "PP50 School URN\n106002\n").expectStatus().isOk();
        UUID after = received(teaching(provider, "106001"));

        JsonNode why = why(before);
        assertThat(why.path("eligible").booleanValue()).isTrue();
        assertThat(why.path("code").asString()).isEqualTo("funded");
        assertThat(why.path("rule").asString()).isEqualTo("courses for disadvantaged settings are funded in schools on the PP50 list");
        assertThat(why.path("inputs").path("eligibility_lists").valueStream().map(JsonNode::asString)).containsExactly("pp50-schools");
        assertThat(why.path("inputs").path("institution").path("urn").asString()).isEqualTo("106001");
        assertThat(why(after).path("eligible").booleanValue()).isFalse();
        assertThat(why(after).path("code").asString()).isEqualTo("ineligible_establishment_not_a_pp50");
        assertThat(why(after).path("ineligible_for_funding_reason").asString()).isEqualTo("establishment-ineligible");
        assertThat(why(after).toString()).doesNotContain("Robin").doesNotContain("example.org");
    }

    private static Map<String, @Nullable Object> teaching(UUID provider, String urn) {
        var body = application(provider, "npq-leading-teaching", "2024a", null);
        body.put("institution", new LinkedHashMap<>(Map.of("type", "school", "urn", urn, "establishment_type_code", 28)));
        return body;
    }

    private static JsonNode why(UUID id) {
        return json(operator("intake").get().uri("/operator/v1/applications/" + id + "/funding-eligibility").exchange().expectStatus().isOk());
    }

    private static WebTestClient.ResponseSpec upload(String type, String file) {
        return upload(type, bytes(file), "text/csv; charset=utf-8");
    }

    private static WebTestClient.ResponseSpec upload(String type, byte[] file, String contentType) {
        return operator("catalogue").put().uri("/operator/v1/eligibility-lists/" + type).contentType(MediaType.parseMediaType(contentType))
                .bodyValue(file).exchange();
    }

    private static List<JsonNode> errors(WebTestClient.ResponseSpec response) {
        return json(response.expectStatus().isEqualTo(422)).path("errors").valueStream().toList();
    }

    private static List<String> entries(String type) {
        return rows("SELECT identifier FROM eligibility_entry WHERE list = '" + type + "' ORDER BY identifier").stream()
                .map(row -> row.get("identifier")).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
