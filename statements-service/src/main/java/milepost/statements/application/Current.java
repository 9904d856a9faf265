package milepost.statements.application;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** The aggregates of one kind as they are now, for peers that ask and for republishing. */
public interface Current<T> {

    /** Keeps them from being changed until the transaction ends. */
    Flux<T> byIds(Collection<UUID> ids);

    /** A bounded number of those of one provider. */
    Flux<T> ofProvider(UUID provider, Optional<String> cohort);

    /** A page in the order of ids; keeps them from being changed until the transaction ends. */
    Flux<T> after(@Nullable UUID id, int limit);
}
