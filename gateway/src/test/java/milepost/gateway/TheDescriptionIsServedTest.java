package milepost.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import milepost.platform.testkit.openapi.OpenApi;
import milepost.platform.web.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;

class TheDescriptionIsServedTest {

    private static final String HOME = "/api/docs/";
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"(?!data:)([^\"]+)\"");

    private static final String[] OF_ITS_OWN = {"<script>", "<style>", " style=", " onload=", "http://", "https://"};

    private WebTestClient anybody;

    @BeforeEach
    void somebodyWithoutAToken() {
        anybody = Suite.sandbox().client().mutate().codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 << 20)).build();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/docs/swagger-ui.css,          text/css;charset=UTF-8",
        "/api/docs/swagger-ui-bundle.js,    text/javascript;charset=UTF-8",
        "/api/docs/errors,                  text/html;charset=UTF-8",
        "/api/docs/errors.css,              text/css;charset=UTF-8",
        "/api/docs/errors.md,               text/plain;charset=UTF-8",
        "/api/docs/v1,                      text/html;charset=UTF-8",
        "/api/docs/v1/page.js,              text/javascript;charset=UTF-8",
        "/api/docs/v1/openapi.yaml,         application/yaml",
        "/api/docs/v1/openapi.json,         application/json",
        "/api/docs/v2,                      text/html;charset=UTF-8",
        "/api/docs/v2/page.js,              text/javascript;charset=UTF-8",
        "/api/docs/v2/openapi.yaml,         application/yaml",
        "/api/docs/v2/openapi.json,         application/json",
        "/api/docs/v3,                      text/html;charset=UTF-8",
        "/api/docs/v3/page.js,              text/javascript;charset=UTF-8",
        "/api/docs/v3/openapi.yaml,         application/yaml",
        "/api/docs/v3/openapi.json,         application/json",
    })
    void eachPartIsForAnybodyAndIsSentOnce(String address, String type) {
        var first = anybody.get().uri(address).exchange()
                .expectStatus().isOk()
                .expectHeader().contentType(type)
                .expectHeader().valueMatches("Cache-Control", "(no-cache|max-age=\\d+), public")
                .expectHeader().valueMatches("Content-Security-Policy", "default-src 'none'; .*")
                .expectHeader().valueEquals("X-Content-Type-Options", "nosniff")
                .returnResult(byte[].class);
        assertThat(first.getResponseBody().collectList().block()).isNotEmpty();

        anybody.get().uri(address).header("If-None-Match", first.getResponseHeaders().getETag()).exchange()
                .expectStatus().isNotModified()
                .expectHeader().valueEquals("Cache-Control", first.getResponseHeaders().getCacheControl())
                .expectBody().isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br;q=1.0, GZIP;q=0.5"})
    void whoeverTakesItZippedGetsItZippedAndUnderAnotherName(String accepted) throws IOException {
        Sent plain = sent(Map.of("Accept-Encoding", "br, gzip;q=0, *"));
        Sent zipped = sent(Map.of("Accept-Encoding", accepted));
        Sent again = sent(Map.of("Accept-Encoding", accepted, "If-None-Match", zipped.headers().get("ETag")));

        assertThat(plain.headers().get("Content-Encoding")).isNull();
        assertThat(zipped.headers().get("Content-Encoding")).isEqualTo("gzip");
        assertThat(List.of(plain, zipped)).allSatisfy(sent -> assertThat(sent.headers().get("Vary")).isEqualTo("Accept-Encoding"));
        assertThat(zipped.body()).hasSizeLessThan(plain.body().length / 2);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes()).isEqualTo(plain.body());
        assertThat(zipped.headers().get("ETag")).isNotEqualTo(plain.headers().get("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    private record Sent(int status, HttpHeaders headers, byte[] body) {
    }

    /** The largest part, as it comes off the wire. */
    private static Sent sent(Map<String, String> headers) {
        return Suite.sandbox().raw().headers(all -> headers.forEach(all::set)).get().uri(HOME + "swagger-ui-bundle.js")
                .responseSingle((response, body) -> body.asByteArray().defaultIfEmpty(new byte[0])
                        .map(bytes -> new Sent(response.status().code(), response.responseHeaders(), bytes)))
                .block(Duration.ofSeconds(30));
    }

    static List<OpenApi> versions() {
        return OpenApi.all();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void thePageAsksForNothingThatIsNotServedHereAndHoldsNoScriptOfItsOwn(OpenApi api) {
        String home = HOME + api;
        String page = text(home);

        assertThat(servedHere(page)).contains(home + "/page.js", home + "/openapi.yaml");
        assertThat(page).contains("<title>Milepost for lead providers: API " + api + "</title>").doesNotContain(OF_ITS_OWN);
        assertThat(text(home + "/page.js")).contains("'" + home + "/openapi.json'").doesNotContain("http://", "https://");
    }

    @Test
    void thePageOfCodesAsksForNothingElseEitherAndLeadsToTheDescriptions() {
        String page = text(HOME + "errors");

        assertThat(servedHere(page)).contains(HOME + "errors.css", HOME + "errors.md", HOME + "v1", HOME + "v2", HOME + "v3");
        assertThat(page).contains("<tr id=\"data_missing\">").doesNotContain(OF_ITS_OWN).doesNotContain("<script", "{content}");
    }

    /** What a page asks for and leads to elsewhere, each of which is there. */
    private List<String> servedHere(String page) {
        List<String> addresses = LINK.matcher(page).results().map(link -> link.group(1)).filter(address -> !address.startsWith("#")).toList();
        assertThat(addresses).hasSizeGreaterThan(3).allSatisfy(address -> {
            assertThat(address).startsWith(HOME);
            anybody.get().uri(address).exchange().expectStatus().isOk();
        });
        return addresses;
    }

    @ParameterizedTest
    @MethodSource("versions")
    void theFileIsServedAsItStands(OpenApi api) {
        assertThat(text(HOME + api + "/openapi.yaml")).isEqualTo(api.text());
    }

    /** Two readers of YAML, one of its older and one of its newer version, must not differ about a date or a "no". */
    @ParameterizedTest
    @MethodSource("versions")
    void theJsonSaysWhatTheYamlSays(OpenApi api) {
        assertThat(Json.exact().readTree(text(HOME + api + "/openapi.json"))).isEqualTo(api.document());
    }

    /** One text makes both. */
    @Test
    void versions1And2AreDescribedAlike() {
        assertThat(text(HOME + "v2/openapi.yaml")).doesNotContain("v1", "1.0.0").contains("version: 2.0.0", "/api/v2/participants/ecf.csv");
        assertThat(text(HOME + "v1/openapi.yaml")).doesNotContain("v2", "2.0.0").contains("version: 1.0.0", "/api/v1/participants/ecf.csv");
    }

    /** facts/ecf 1.4: the second version lost two attributes, and nothing else is different. */
    @Test
    void whatOnlyTheFirstVersionHasIsNotSaidOfTheSecond() {
        List<String> first = text(HOME + "v1/openapi.yaml").replace("v1", "v2").replace("1.0.0", "2.0.0").lines().toList();
        List<String> second = text(HOME + "v2/openapi.yaml").lines().toList();

        assertThat(first).filteredOn(line -> !second.contains(line) && !line.strip().startsWith("#+ ")).isNotEmpty()
                .allSatisfy(line -> assertThat(line).containsPattern("eligible_for_payment|voided").endsWith(" #-"));
        assertThat(second).filteredOn(line -> !first.contains(line)).hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("declaration_date,updated_at,state,has_passed"));
        assertThat(second).noneMatch(line -> line.contains("eligible_for_payment") || line.contains("#-") || line.contains("#+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/docs/v3/", "/api/docs/v4", "/api/docs/v3/openapi.yml", "/api/docs/v3/%2e%2e/v3", "/api/docs/v3//page.js",
        "/api/docs/v3/swagger-ui.css", "/api/docs/swagger-ui-es-bundle.js", "/api/docs/page.html", "/api/docs/errors.html", "/webjars/swagger-ui/index.html"})
    void nothingElseIsThere(String address) {
        assertThat(Wire.status(Wire.get(Suite.sandbox().port(), address))).isEqualTo(404);
    }

    @Test
    void nobodyWritesThere() {
        anybody.put().uri(HOME + "v3/openapi.yaml").bodyValue("openapi: 3.1.1").exchange().expectStatus().isNotFound();
    }

    private String text(String address) {
        return anybody.get().uri(address).exchange().expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
    }
}
