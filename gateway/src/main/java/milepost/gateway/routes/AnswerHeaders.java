package milepost.gateway.routes;

import java.util.List;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Takes from a service's answer what was said for the one connection that it came over (RFC 9110, 7.6.1). */
final class AnswerHeaders implements HttpHeadersFilter {

    private static final List<String> OF_THE_CONNECTION = List.of("Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization",
            "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade");

    @Override
    public HttpHeaders filter(HttpHeaders answered, ServerWebExchange exchange) {
        OF_THE_CONNECTION.forEach(answered::remove);
        return answered;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }
}
