package milepost.platform.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/**
 * The threads of a process, few and for everything that comes over a network: requests, calls to peers, the database. With threads of
 * its own for each, two cores would pass every request through several of them.
 */
@Configuration(proxyBeanMethods = false)
public class EventLoops {

    @Bean(destroyMethod = "dispose")
    LoopResources eventLoops() {
        // not colocated: otherwise all connections to the database that one loop opened would stay on that loop (r2dbc-pool #190); and
        // an odd number, because such a connect takes two turns of the round robin, which would leave every second loop idle
        return LoopResources.create("io", 1, Math.max(3, Runtime.getRuntime().availableProcessors() | 1), true, false);
    }

    /** What Boot gives to the server. */
    @Bean
    ReactorResourceFactory reactorResources(LoopResources eventLoops) {
        var resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setLoopResources(eventLoops);
        return resources;
    }
}
