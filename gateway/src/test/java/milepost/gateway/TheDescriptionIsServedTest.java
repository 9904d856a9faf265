package milepost.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import milepost.platform.testkit.openapi.OpenApi;
import milepost.platform.web.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;

class TheDescriptionIsServedTest {

    private static final String HOME = "/api/docs/v3";
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"(?!data:)([^\"]+)\"");

    private WebTestClient anybody;

    @BeforeEach
    void somebodyWithoutAToken() {
        anybody = Suite.sandbox().client().mutate().codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 << 20)).build();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/docs/v3,                      text/html;charset=UTF-8",
        "/api/docs/v3/page.js,              text/javascript;charset=UTF-8",
        "/api/docs/v3/openapi.yaml,         application/yaml",
        "/api/docs/v3/openapi.json,         application/json",
        "/api/docs/v3/swagger-ui.css,       text/css;charset=UTF-8",
        "/api/docs/v3/swagger-ui-bundle.js, text/javascript;charset=UTF-8",
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

    @Test
    void thePageAsksForNothingThatIsNotServedHereAndHoldsNoScriptOfItsOwn() {
        String page = text(HOME);

        assertThat(LINK.matcher(page).results().map(link -> link.group(1))).hasSizeGreaterThan(3).allSatisfy(address -> {
            assertThat(address).startsWith(HOME + "/");
            anybody.get().uri(address).exchange().expectStatus().isOk();
        });
        assertThat(page).doesNotContain("<script>", "<style>", " style=", " onload=", "http://", "https://");
        assertThat(text(HOME + "/page.js")).contains("'" + HOME + "/openapi.json'").doesNotContain("http://", "https://");
    }

    @Test
    void theFileIsServedAsItStands() throws IOException {
        assertThat(text(HOME + "/openapi.yaml")).isEqualTo(Files.readString(OpenApi.file()));
    }

    /** Two readers of YAML, one of its older and one of its newer version, must not differ about a date or a "no". */
    @Test
    void theJsonSaysWhatTheYamlSays() {
        assertThat(Json.exact().readTree(text(HOME + "/openapi.json"))).isEqualTo(OpenApi.v3().document());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/docs/v3/", "/api/docs/v4", "/api/docs/v3/openapi.yml", "/api/docs/v3/%2e%2e/v3", "/api/docs/v3//page.js",
        "/api/docs/v3/swagger-ui-es-bundle.js", "/webjars/swagger-ui/index.html"})
    void nothingElseIsThere(String address) {
        assertThat(Wire.status(Wire.get(Suite.sandbox().port(), address))).isEqualTo(404);
    }

    @Test
    void nobodyWritesThere() {
        anybody.put().uri(HOME + "/openapi.yaml").bodyValue("openapi: 3.1.1").exchange().expectStatus().isNotFound();
    }

    private String text(String address) {
        return anybody.get().uri(address).exchange().expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
    }
}
