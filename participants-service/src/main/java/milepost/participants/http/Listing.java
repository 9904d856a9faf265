package milepost.participants.http;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import milepost.participants.application.ParticipantPages.Order;
import milepost.participants.application.ParticipantPages.Slice;
import milepost.participants.application.ParticipantPages.Wanted;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.TrainingStatus;
import milepost.platform.web.ApiError;
import milepost.platform.web.Chunk;
import milepost.platform.web.Cursor;
import milepost.platform.web.Filters;
import milepost.platform.web.PageRequest;
import milepost.platform.web.Paging;
import milepost.platform.web.Refused;
import milepost.platform.web.Sorting;
import org.springframework.web.reactive.function.server.ServerRequest;

/** What a request for the list of participants asks for, after every parameter was judged. */
record Listing(Wanted wanted, boolean nobody, Order order, PageRequest page) {

    private static final Set<String> SORT_KEYS = Set.of("created_at", "updated_at");

    static Listing of(ServerRequest request) {
        var page = Paging.of(request);
        var formerly = Filters.value(request, "from_participant_id");
        var former = formerly.flatMap(Listing::uuid).map(ParticipantId::new);
        var wanted = new Wanted(Filters.since(request, "updated_since"), status(request), former);
        // an id that is none was nobody's (facts/npq 1.6)
        return new Listing(wanted, formerly.isPresent() && former.isEmpty(), order(request), page);
    }

    static Slice slice(Chunk rows) {
        return switch (rows) {
            case Chunk.From(var offset, var limit) -> new Slice.From(offset, limit);
            case Chunk.After(Cursor(var at, var id), var limit) -> new Slice.After(at, new ParticipantId(id), limit);
        };
    }

    private static Order order(ServerRequest request) {
        var first = Sorting.of(request, SORT_KEYS, "created_at").first();
        return new Order(first.name().equals("created_at") ? Order.Key.CREATED_AT : Order.Key.UPDATED_AT, first.descending());
    }

    /** Decision A17: 422 for NPQ. */
    private static Optional<TrainingStatus> status(ServerRequest request) {
        return Filters.value(request, "training_status").map(word -> TrainingStatus.of(word).orElseThrow(() ->
                new Refused(422, ApiError.of("Unpermitted parameters", "training_status_invalid",
                        "'#/training_status' takes one of [\"active\", \"deferred\", \"withdrawn\"]."))));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
