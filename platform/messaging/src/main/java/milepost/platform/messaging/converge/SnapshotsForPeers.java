package milepost.platform.messaging.converge;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.platform.messaging.AskTheOwner;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.SnapshotSource;
import milepost.platform.web.Refused;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the owner of an aggregate answers to a peer's question, whichever way the question came. */
public final class SnapshotsForPeers {

    /** The criterion that names aggregates by id, as a comma list; all others are the source's own. */
    static final String IDS = "ids";

    private static final int MOST_IDS = 500;

    private final Map<String, SnapshotSource> sources;
    private final AskTheOwner askTheOwner;
    private final TransactionalOperator transaction;

    public SnapshotsForPeers(Collection<SnapshotSource> sources, AskTheOwner askTheOwner, TransactionalOperator transaction) {
        this.sources = sources.stream().collect(Collectors.toUnmodifiableMap(SnapshotSource::aggregate, Function.identity()));
        this.askTheOwner = askTheOwner;
        this.transaction = transaction;
    }

    /** Empty where this service owns no such aggregate. */
    Optional<SnapshotSource> source(String aggregate) {
        return Optional.ofNullable(sources.get(aggregate));
    }

    public Mono<List<Snapshot>> to(String aggregate, Map<String, String> criteria) {
        SnapshotSource source = source(aggregate).orElseThrow(Refused::notFound);
        return askTheOwner.around(() -> Flux.defer(() -> snapshots(source, criteria)).collectList())
                .onErrorMap(IllegalArgumentException.class, e -> Refused.badRequest("unknown_criteria", "These criteria are not answered."));
    }

    private Flux<Snapshot> snapshots(SnapshotSource source, Map<String, String> criteria) {
        if (!criteria.containsKey(IDS)) {
            return source.matching(criteria);
        }
        List<String> ids = ids(criteria.get(IDS));
        if (ids.size() > MOST_IDS) {
            throw Refused.badRequest("too_many_ids", "At most %d ids can be asked for at once.".formatted(MOST_IDS));
        }
        return transaction.transactional(source.byIds(ids));
    }

    static List<String> ids(String commaList) {
        return Stream.of(commaList.split(",")).filter(id -> !id.isBlank()).distinct().toList();
    }
}
