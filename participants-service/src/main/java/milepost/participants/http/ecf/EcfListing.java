package milepost.participants.http.ecf;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import milepost.participants.application.ParticipantPages.Order;
import milepost.participants.application.ecf.EcfPages.Slice;
import milepost.participants.application.ecf.EcfPages.Wanted;
import milepost.participants.application.ecf.EcfPages.WantedRows;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.TrainingStatus;
import milepost.platform.web.ApiError;
import milepost.platform.web.Chunk;
import milepost.platform.web.Cursor;
import milepost.platform.web.Filters;
import milepost.platform.web.Refused;
import milepost.platform.web.Sorting;
import org.springframework.web.reactive.function.server.ServerRequest;

/** What a request for a list of ECF participants asks for, parameter by parameter. */
final class EcfListing {

    private static final Set<String> SORT_KEYS = Set.of("created_at", "updated_at");

    private EcfListing() {
    }

    /** Who is wanted in v3; nobody where a former id is none, because it was nobody's. */
    static Optional<Wanted> wanted(ServerRequest request) {
        var formerly = Filters.value(request, "from_participant_id");
        var former = formerly.flatMap(EcfListing::uuid).map(ParticipantId::new);
        var wanted = new Wanted(Filters.commaList(request, "cohort"), status(request), Filters.since(request, "updated_since"), former);
        return formerly.isPresent() && former.isEmpty() ? Optional.empty() : Optional.of(wanted);
    }

    /** What is wanted in v1 and v2, which know fewer filters and ignore the others. */
    static WantedRows wantedRows(ServerRequest request) {
        return new WantedRows(Filters.commaList(request, "cohort"), Filters.since(request, "updated_since"));
    }

    static Order order(ServerRequest request) {
        var first = Sorting.of(request, SORT_KEYS, "created_at").first();
        return new Order(first.name().equals("created_at") ? Order.Key.CREATED_AT : Order.Key.UPDATED_AT, first.descending());
    }

    /** Who asks for changes gets them in the order in which they happened (facts/ecf 1.8). */
    static Order order(WantedRows wanted) {
        return new Order(wanted.updatedSince().isPresent() ? Order.Key.UPDATED_AT : Order.Key.CREATED_AT, false);
    }

    static Slice slice(Chunk rows) {
        return switch (rows) {
            case Chunk.From(var offset, var limit) -> new Slice.From(offset, limit);
            case Chunk.After(Cursor(var at, var id), var limit) -> new Slice.After(at, id, limit);
        };
    }

    /** Decision A17: 400 for ECF. */
    private static Optional<TrainingStatus> status(ServerRequest request) {
        return Filters.value(request, "training_status").map(word -> TrainingStatus.of(word).orElseThrow(() ->
                new Refused(400, ApiError.of("Bad request", "training_status_invalid",
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
