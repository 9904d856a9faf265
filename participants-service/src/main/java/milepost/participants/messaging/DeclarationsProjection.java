package milepost.participants.messaging;

import milepost.participants.application.DeclarationsHeard;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import reactor.core.publisher.Mono;

/** Remembers {@code milepost.declarations}, from which nothing follows until a command asks. */
public final class DeclarationsProjection implements Projection {

    private final DeclarationsHeard declarations;

    public DeclarationsProjection(DeclarationsHeard declarations) {
        this.declarations = declarations;
    }

    @Override
    public String topic() {
        return DeclarationMessage.TOPIC;
    }

    @Override
    public Mono<Boolean> fold(Snapshot snapshot) {
        return Mono.fromSupplier(() -> DeclarationMessage.read(snapshot))
                .flatMap(read -> read.map(declaration -> declarations.keep(declaration, snapshot.version())).orElseGet(() -> Mono.just(false)));
    }

    @Override
    public Mono<Void> converge(Snapshot snapshot) {
        return Mono.empty();
    }
}
