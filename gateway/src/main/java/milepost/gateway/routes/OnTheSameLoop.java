package milepost.gateway.routes;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;

/**
 * Asks a service on the event loop that reads the request, over connections of that loop alone: over any other's, request and answer
 * would each have to wait for another thread to wake up.
 */
public final class OnTheSameLoop extends NettyRoutingFilter {

    private final List<Own> loops = new ArrayList<>();
    private final List<HttpHeadersFilter> headers = List.of(new AnswerHeaders());

    /** A loop with the client that has its connections on it. */
    private record Own(EventLoop loop, HttpClient client) {
    }

    /**
     * @param elsewhere for whoever asks from no event loop
     * @param clients   a client with connections of its own, all of them on the loop that it is given
     */
    public OnTheSameLoop(LoopResources loops, HttpClient elsewhere, Function<LoopResources, HttpClient> clients,
                         ObjectProvider<List<HttpHeadersFilter>> routers, HttpClientProperties properties) {
        super(elsewhere, routers, properties);
        for (EventExecutor executor : loops.onServer(LoopResources.DEFAULT_NATIVE)) {
            EventLoop loop = (EventLoop) executor;
            this.loops.add(new Own(loop, clients.apply(_ -> loop)));
        }
    }

    @Override
    protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
        for (Own own : loops) {
            if (own.loop.inEventLoop()) {
                return own.client;
            }
        }
        return super.getHttpClient(route, exchange);
    }

    /** One instead of the router's six, each of which copies every header: which of a request's go on was decided at the door. */
    @Override
    public List<HttpHeadersFilter> getHeadersFilters() {
        return headers;
    }
}
