package milepost.declarations.messaging;

import java.util.UUID;
import java.util.function.BiFunction;
import milepost.declarations.application.ConvergeDeclarations;
import milepost.declarations.application.ConvergeDeclarations.Swept;
import milepost.platform.messaging.Sweep;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Convergence rule 3: declarations in another state than their line says, verdicts, trainings, persons and names not followed; and
 * documents of an older shape.
 */
public final class DeclarationSweeps implements Sweep {

    private final String name;
    private final BiFunction<@Nullable UUID, Integer, Mono<Swept>> stretch;

    private DeclarationSweeps(String name, BiFunction<@Nullable UUID, Integer, Mono<Swept>> stretch) {
        this.name = name;
        this.stretch = stretch;
    }

    public static Sweep behindOthers(ConvergeDeclarations declarations) {
        return new DeclarationSweeps("declaration-behind-others", declarations::catchUp);
    }

    public static Sweep ofOlderShape(ConvergeDeclarations declarations, int shape) {
        return new DeclarationSweeps("document-of-older-shape", (after, length) -> declarations.reshape(shape, after, length));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Mono<Page> repair(@Nullable String afterKey, int limit) {
        return stretch.apply(afterKey == null ? null : UUID.fromString(afterKey), limit)
                .map(swept -> new Page(swept.repaired(), swept.next() == null ? null : swept.next().toString()));
    }
}
