package milepost.gateway.docs;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code /api/docs/v1} to {@code v3}: the description of each version of the provider API, for people and for programs, without a token; and
 * {@code /api/docs/errors}: what every code of theirs means.
 */
public final class DocsRoutes {

    private static final String HOME = "/api/docs/";
    private static final String OWN = "milepost/docs/";

    private static final MediaType PAGE = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
    private static final MediaType STYLE = MediaType.parseMediaType("text/css;charset=UTF-8");
    // RFC 9512
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    /** Nothing from anywhere else, and nothing that was not sent as a file; the pictures in the library's style sheet are data. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Ours may change with any release, so it is asked about; the library hardly ever does. */
    private static final CacheControl ASK = CacheControl.noCache().cachePublic();
    private static final CacheControl KEEP = CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private final Map<String, Sheet> sheets = sheets();

    public RouterFunction<ServerResponse> routes() {
        return sheets.entrySet().stream()
                .map(entry -> route(GET(entry.getKey()), request -> show(request, entry.getValue())))
                .reduce(RouterFunction::and).orElseThrow();
    }

    private static Map<String, Sheet> sheets() {
        Map<String, Sheet> sheets = new HashMap<>(Map.of(
                HOME + "swagger-ui.css", Sheet.of(Library.place("swagger-ui.css"), STYLE, KEEP),
                HOME + "swagger-ui-bundle.js", Sheet.of(Library.place("swagger-ui-bundle.js"), SCRIPT, KEEP),
                HOME + "errors", Sheet.of(OWN + "errors.html", PAGE, ASK, frame -> CodesAsPage.html(frame, Sheet.read(OWN + "errors.md"))),
                HOME + "errors.css", Sheet.of(OWN + "errors.css", STYLE, ASK),
                HOME + "errors.md", Sheet.of(OWN + "errors.md", TEXT, ASK)));
        for (Version version : Version.values()) {
            String home = HOME + version.spelt();
            sheets.put(home, Sheet.of(OWN + "page.html", PAGE, ASK, version::around));
            sheets.put(home + "/page.js", Sheet.of(OWN + "page.js", SCRIPT, ASK, version::around));
            sheets.put(home + "/openapi.yaml", Sheet.of(version.file(), YAML, ASK, version::yaml));
            sheets.put(home + "/openapi.json", Sheet.of(version.file(), MediaType.APPLICATION_JSON, ASK, version::json));
        }
        return Map.copyOf(sheets);
    }

    private static Mono<ServerResponse> show(ServerRequest request, Sheet sheet) {
        // on the response itself: what a client keeps is renewed by a 304 too
        HttpHeaders headers = request.exchange().getResponse().getHeaders();
        headers.setCacheControl(sheet.cacheControl());
        headers.set("Content-Security-Policy", POLICY);
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        boolean zipped = Gzip.isTaken(request.headers().header(HttpHeaders.ACCEPT_ENCODING));
        return sheet.texts().map(texts -> zipped ? texts.zipped() : texts.plain()).flatMap(text -> request.checkNotModified(text.etag())
                .switchIfEmpty(Mono.defer(() -> {
                    if (zipped) {
                        headers.set(HttpHeaders.CONTENT_ENCODING, Gzip.NAME);
                    }
                    return ServerResponse.ok().contentType(sheet.type()).eTag(text.etag()).bodyValue(text.bytes());
                })));
    }
}
