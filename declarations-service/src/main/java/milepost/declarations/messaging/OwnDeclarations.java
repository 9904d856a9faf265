package milepost.declarations.messaging;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.declarations.application.Declarations;
import milepost.declarations.application.TakeBackDeclaration;
import milepost.declarations.domain.DeclarationId;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Snapshot;
import reactor.core.publisher.Mono;

/** Declarations as this service had told them, taken back after a restore. */
public final class OwnDeclarations implements OwnTopic {

    private final Declarations declarations;
    private final TakeBackDeclaration takeBack;

    public OwnDeclarations(Declarations declarations, TakeBackDeclaration takeBack) {
        this.declarations = declarations;
        this.takeBack = takeBack;
    }

    @Override
    public String topic() {
        return PublishedDeclaration.TOPIC;
    }

    @Override
    public boolean reads(Snapshot snapshot) {
        return PublishedDeclaration.read(snapshot).isPresent();
    }

    @Override
    public Mono<Map<String, Long>> versions(Collection<String> keys) {
        return declarations.versions(keys.stream().map(UUID::fromString).map(DeclarationId::new).toList())
                .map(known -> known.entrySet().stream().collect(Collectors.toMap(it -> it.getKey().toString(), Map.Entry::getValue)));
    }

    @Override
    public Mono<Boolean> takeBack(Snapshot snapshot) {
        return takeBack.takeBack(PublishedDeclaration.read(snapshot).orElseThrow());
    }
}
