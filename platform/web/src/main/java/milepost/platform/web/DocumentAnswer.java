package milepost.platform.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.util.CollectionUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A document on its way out, written once: a response of Spring's own builder collects its headers to copy them, and asks again whether
 * the client has the document already.
 */
record DocumentAnswer(byte[] body, String quotedTag) implements ServerResponse {

    private static final MultiValueMap<String, ResponseCookie> NO_COOKIES = CollectionUtils.unmodifiableMultiValueMap(new LinkedMultiValueMap<>());

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatus.OK;
    }

    @Override
    public HttpHeaders headers() {
        var headers = new HttpHeaders();
        writeTo(headers);
        return headers;
    }

    @Override
    public MultiValueMap<String, ResponseCookie> cookies() {
        return NO_COOKIES;
    }

    @Override
    public Mono<Void> writeTo(ServerWebExchange exchange, Context context) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.OK);
        writeTo(response.getHeaders());
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private void writeTo(HttpHeaders headers) {
        headers.set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        headers.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
        headers.set(HttpHeaders.ETAG, quotedTag);
        headers.set(HttpHeaders.CACHE_CONTROL, Documents.KEPT_BY_CLIENTS);
    }
}
