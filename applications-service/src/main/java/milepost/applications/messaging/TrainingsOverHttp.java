package milepost.applications.messaging;

import java.time.Duration;
import java.util.Optional;
import milepost.platform.web.InternalClient;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;

/** The way to the owner of enrolments in production; the request's own token, and with it its clock, goes along. */
public final class TrainingsOverHttp implements TrainingsAsked.Carrier {

    /** A command there, which may ask its own peers. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final InternalClient client;

    public TrainingsOverHttp(InternalClient client) {
        this.client = client;
    }

    @Override
    public Mono<TrainingsAsked.Reply> put(String path, byte[] body, Optional<String> key) {
        return client.to(TrainingsAsked.OWNER, LIMIT).put().uri(path)
                .headers(headers -> key.ifPresent(given -> headers.set("Idempotency-Key", given)))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchangeToMono(response -> response.bodyToMono(byte[].class).defaultIfEmpty(new byte[0])
                        .map(answer -> new TrainingsAsked.Reply(response.statusCode().value(), answer)));
    }
}
