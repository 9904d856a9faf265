package milepost.platform.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Writes errors in the format the client accepts: the envelope of decision A5, or RFC 9457 with the same codes. */
public final class ErrorAnswers {

    /** The strings that clients of the public systems look for on these two. */
    private static final Map<Integer, String> LEGACY =
            Map.of(401, "HTTP Token: Access denied", 404, "Resource not found");

    /** For filters, whatever stage the request is at. */
    public Mono<Void> write(ServerWebExchange exchange, Refused refused) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(refused.status()));
        response.getHeaders().putAll(headers(exchange.getRequest().getHeaders(), refused));
        return response.writeWith(Mono.just(response.bufferFactory()
                .wrap(body(response, refused))));
    }

    /** For handlers. */
    public Mono<ServerResponse> respond(ServerRequest request, int status, List<ApiError> errors) {
        var refused = new Refused(status, errors);
        var headers = headers(request.exchange().getRequest().getHeaders(), refused);
        return ServerResponse.status(status)
                .headers(all -> all.putAll(headers))
                .bodyValue(MediaType.APPLICATION_PROBLEM_JSON.equals(headers.getContentType())
                        ? problem(refused) : envelope(refused));
    }

    static byte[] envelope(Refused refused) {
        var document = new LinkedHashMap<String, Object>();
        document.put("errors", refused.errors().stream().map(ErrorAnswers::entry).toList());
        if (LEGACY.containsKey(refused.status())) {
            document.put("error", LEGACY.get(refused.status()));
        }
        return Json.bytes(document);
    }

    /** The first error speaks for all; each stands in {@code errors}. */
    static byte[] problem(Refused refused) {
        var first = refused.errors().getFirst();
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "urn:milepost:error:" + first.code());
        document.put("title", first.title());
        document.put("status", refused.status());
        document.put("detail", first.detail());
        document.put("code", first.code());
        document.put("errors", refused.errors().stream().map(ErrorAnswers::entry).toList());
        return Json.bytes(document);
    }

    private static byte[] body(ServerHttpResponse response, Refused refused) {
        return MediaType.APPLICATION_PROBLEM_JSON.equals(response.getHeaders().getContentType())
                ? problem(refused) : envelope(refused);
    }

    private static Map<String, Object> entry(ApiError error) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("title", error.title());
        entry.put("detail", error.detail());
        entry.put("code", error.code());
        if (error.pointer() != null) {
            entry.put("source", Map.of("pointer", error.pointer()));
        }
        if (!error.meta().isEmpty()) {
            entry.put("meta", error.meta());
        }
        entry.putAll(error.members());
        return entry;
    }

    private static HttpHeaders headers(HttpHeaders request, Refused refused) {
        var headers = new HttpHeaders();
        headers.setContentType(acceptsProblems(request)
                ? MediaType.APPLICATION_PROBLEM_JSON : MediaType.APPLICATION_JSON);
        headers.setCacheControl("no-store");
        if (refused.status() == 401) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        refused.errors().stream().map(error -> error.meta().get("retry_after")).filter(Number.class::isInstance)
                .findFirst().ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, seconds.toString()));
        return headers;
    }

    /** Only who names the type gets it; a wildcard means the client has no opinion, nonsense means nothing. */
    private static boolean acceptsProblems(HttpHeaders request) {
        var accepted = new ArrayList<MediaType>();
        try {
            accepted.addAll(request.getAccept());
        } catch (InvalidMediaTypeException nonsense) {
            return false;
        }
        return accepted.stream().anyMatch(type ->
                type.equalsTypeAndSubtype(MediaType.APPLICATION_PROBLEM_JSON) && type.getQualityValue() > 0);
    }
}
