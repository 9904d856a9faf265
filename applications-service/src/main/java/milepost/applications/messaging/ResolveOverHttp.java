package milepost.applications.messaging;

import java.time.Duration;
import milepost.platform.web.InternalClient;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;

/** The way to participants-service in production. */
public final class ResolveOverHttp implements PeopleAsked.Carrier {

    /** A command there, with a transaction of its own: longer than a look-up may take. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final InternalClient client;

    public ResolveOverHttp(InternalClient client) {
        this.client = client;
    }

    @Override
    public Mono<PeopleAsked.Reply> post(String path, byte[] question) {
        return client.to(PeopleAsked.OWNER, LIMIT).post().uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(question)
                .exchangeToMono(response -> response.bodyToMono(byte[].class).defaultIfEmpty(new byte[0])
                        .map(answer -> new PeopleAsked.Reply(response.statusCode().value(), answer)));
    }
}
