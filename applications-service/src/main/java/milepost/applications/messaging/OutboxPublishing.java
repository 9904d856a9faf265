package milepost.applications.messaging;

import java.nio.charset.StandardCharsets;
import java.util.List;
import milepost.applications.application.Catalogue;
import milepost.applications.application.EntryFormat;
import milepost.applications.application.Publishing;
import milepost.applications.domain.Application;
import milepost.platform.messaging.Outbox;
import milepost.platform.messaging.Snapshot;
import reactor.core.publisher.Mono;

/** Puts snapshots into the outbox. */
public final class OutboxPublishing implements Publishing {

    private final Outbox outbox;
    private final EntryFormat format;

    public OutboxPublishing(Outbox outbox, EntryFormat format) {
        this.outbox = outbox;
        this.format = format;
    }

    @Override
    public Mono<Void> application(Application application) {
        return outbox.publish(ApplicationPayload.snapshot(application));
    }

    @Override
    public Mono<Void> entries(List<Catalogue.Stored> entries) {
        return outbox.publish(entries.stream().map(entry -> snapshot(entry, format)).toList());
    }

    static Snapshot snapshot(Catalogue.Stored stored, EntryFormat format) {
        return new Snapshot(CataloguePayloads.TOPIC, CataloguePayloads.type(stored.entry()), stored.entry().key().value(),
                stored.version(), stored.recordedAt(), format.write(stored.entry()).getBytes(StandardCharsets.UTF_8));
    }
}
