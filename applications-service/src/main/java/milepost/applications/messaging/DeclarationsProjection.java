package milepost.applications.messaging;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.applications.application.DeclarationsHeard;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.DeclarationState;
import milepost.applications.domain.HeardDeclaration;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/**
 * Follows {@code milepost.declarations}, for the commands that live declarations stand in the way of; nothing follows from one by
 * itself. A declaration on training that was not born of an application is of no concern here.
 */
public final class DeclarationsProjection implements Projection {

    private static final String TYPE = "milepost.declaration.v1";

    private final DeclarationsHeard heard;

    public DeclarationsProjection(DeclarationsHeard heard) {
        this.heard = heard;
    }

    private record Payload(@Nullable UUID id, @Nullable UUID leadProviderId, @Nullable UUID participantId, @Nullable UUID applicationId,
                           @Nullable String courseIdentifier, @Nullable String declarationType, @Nullable Instant declarationDate,
                           @Nullable String state) {
    }

    @Override
    public String topic() {
        return "milepost.declarations";
    }

    @Override
    public Mono<Boolean> fold(Snapshot snapshot) {
        return Mono.fromSupplier(() -> read(snapshot))
                .flatMap(declaration -> declaration.map(heard::keep).orElseGet(() -> Mono.just(true)));
    }

    @Override
    public Mono<List<Snapshot>> fold(List<Snapshot> together) {
        return Mono.defer(() -> {
            List<HeardDeclaration> told = together.stream().flatMap(snapshot -> read(snapshot).stream()).toList();
            Set<String> older = told.stream().map(declaration -> declaration.id().toString()).collect(Collectors.toCollection(HashSet::new));
            return (told.isEmpty() ? Flux.<UUID>empty() : heard.keep(told)).doOnNext(kept -> older.remove(kept.toString()))
                    .then(Mono.fromSupplier(() -> together.stream().filter(snapshot -> !older.contains(snapshot.key())).toList()));
        });
    }

    @Override
    public Mono<Void> converge(List<Snapshot> together) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> converge(Snapshot snapshot) {
        return Mono.empty();
    }

    private static Optional<HeardDeclaration> read(Snapshot snapshot) {
        if (!snapshot.type().equals(TYPE)) {
            throw new PoisonRecord("not a declaration: " + snapshot.type());
        }
        return read(snapshot.payload(), snapshot.key(), snapshot.version());
    }

    /** Empty for training that no application began. */
    static Optional<HeardDeclaration> read(byte[] json, String key, long version) {
        try {
            Payload payload = Json.exact().readValue(json, Payload.class);
            UUID id = told(payload.id());
            if (!id.toString().equals(key)) {
                throw new PoisonRecord("a declaration under the key of another one");
            }
            DeclarationState state = DeclarationState.parse(told(payload.state())).orElseThrow();
            return Optional.ofNullable(payload.applicationId()).map(application -> new HeardDeclaration(id, new ApplicationId(application),
                    new ParticipantId(told(payload.participantId())),
                    new CourseIdentifier(told(payload.courseIdentifier())), told(payload.declarationType()), told(payload.declarationDate()),
                    state, new LeadProviderId(told(payload.leadProviderId())), version));
        } catch (JacksonException | NoSuchElementException unreadable) {
            throw new PoisonRecord("a declaration that cannot be read", unreadable);
        }
    }

    private static <T> T told(@Nullable T value) {
        if (value == null) {
            throw new PoisonRecord("a declaration that says too little");
        }
        return value;
    }
}
