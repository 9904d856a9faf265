package milepost.platform.messaging;

import java.util.Map;
import reactor.core.publisher.Mono;

/** How a service asks another one: a GET with the caller's or the service's own inner token, its request id and its trace. */
public interface InternalCalls {

    /**
     * The body of a 2xx answer; anything else is an error signal.
     *
     * @param service such as {@code participants-service}
     * @param path    such as {@code /internal/snapshots/enrolments}
     */
    Mono<byte[]> get(String service, String path, Map<String, String> query);
}
