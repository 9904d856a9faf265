package milepost.participants.messaging;

import milepost.participants.application.Catalogue;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import reactor.core.publisher.Mono;

/** Remembers {@code milepost.catalogue}, from which nothing follows until a command asks. */
public final class CatalogueProjection implements Projection {

    private final Catalogue catalogue;

    public CatalogueProjection(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public String topic() {
        return CatalogueMessage.TOPIC;
    }

    @Override
    public Mono<Boolean> fold(Snapshot snapshot) {
        return Mono.fromSupplier(() -> CatalogueMessage.read(snapshot))
                .flatMap(read -> read.map(entry -> catalogue.keep(entry, snapshot.version())).orElseGet(() -> Mono.just(false)));
    }

    @Override
    public Mono<Void> converge(Snapshot snapshot) {
        return Mono.empty();
    }
}
