package milepost.declarations.messaging;

import java.util.List;
import milepost.declarations.application.Publishing;
import milepost.platform.messaging.Outbox;
import reactor.core.publisher.Mono;

/** Publishes through the transactional outbox. */
public final class OutboxPublishing implements Publishing {

    private final Outbox outbox;

    public OutboxPublishing(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> publish(List<Published> published) {
        return outbox.publish(published.stream().map(PublishedDeclaration::snapshot).toList());
    }
}
