package milepost.platform.web;

import org.springframework.web.reactive.function.server.RouterFunctions;

/** What a feature answers: it adds its routes to the one router of its service. */
@FunctionalInterface
public interface Routes {

    void addTo(RouterFunctions.Builder router);
}
