package milepost.declarations.messaging;

import java.util.UUID;
import milepost.declarations.application.ConvergeDeclarations;
import milepost.platform.messaging.Sweep;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Renders documents of a shape before this release's again. */
public final class OlderShapes implements Sweep {

    private final ConvergeDeclarations declarations;
    private final int shape;

    public OlderShapes(ConvergeDeclarations declarations, int shape) {
        this.declarations = declarations;
        this.shape = shape;
    }

    @Override
    public String name() {
        return "document-of-older-shape";
    }

    @Override
    public Mono<Page> repair(@Nullable String afterKey, int limit) {
        return declarations.reshape(shape, afterKey == null ? null : UUID.fromString(afterKey), limit)
                .map(swept -> new Page(swept.repaired(), swept.next() == null ? null : swept.next().toString()));
    }
}
