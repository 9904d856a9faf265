package milepost.applications.messaging;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import milepost.applications.application.Catalogue;
import milepost.applications.application.EntryFormat;
import milepost.applications.domain.catalogue.EntryKey;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.SnapshotSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** One kind of catalogue entry for peers that ask; removed entries are told as removed. */
public final class CatalogueSource implements SnapshotSource {

    private final String aggregate;
    private final String kind;
    private final List<String> criteria;
    private final Catalogue catalogue;
    private final EntryFormat format;

    /** @param criteria what may be asked for, in the order in which it stands in the key; none may be left out but from the end */
    private CatalogueSource(String aggregate, String kind, List<String> criteria, Catalogue catalogue, EntryFormat format) {
        this.aggregate = aggregate;
        this.kind = kind;
        this.criteria = criteria;
        this.catalogue = catalogue;
        this.format = format;
    }

    public static CatalogueSource leadProviders(Catalogue catalogue, EntryFormat format) {
        return new CatalogueSource("lead-providers", "lead-provider", List.of(), catalogue, format);
    }

    public static CatalogueSource courses(Catalogue catalogue, EntryFormat format) {
        return new CatalogueSource("courses", "course", List.of(), catalogue, format);
    }

    public static CatalogueSource cohorts(Catalogue catalogue, EntryFormat format) {
        return new CatalogueSource("cohorts", "cohort", List.of(), catalogue, format);
    }

    public static CatalogueSource schedules(Catalogue catalogue, EntryFormat format) {
        return new CatalogueSource("schedules", "schedule", List.of("cohort"), catalogue, format);
    }

    public static CatalogueSource deliveryPartners(Catalogue catalogue, EntryFormat format) {
        return new CatalogueSource("delivery-partners", "delivery-partner", List.of(), catalogue, format);
    }

    public static CatalogueSource partnerships(Catalogue catalogue, EntryFormat format) {
        return new CatalogueSource("partnerships", "partnership", List.of("lead_provider_id"), catalogue, format);
    }

    public static CatalogueSource offers(Catalogue catalogue, EntryFormat format) {
        return new CatalogueSource("offers", "offer", List.of("cohort", "lead_provider_id"), catalogue, format);
    }

    @Override
    public String aggregate() {
        return aggregate;
    }

    /** An id is the key with or without its kind. */
    @Override
    public Flux<Snapshot> byIds(Collection<String> ids) {
        List<EntryKey> keys = ids.stream().map(id -> new EntryKey(id.startsWith(kind + "/") ? id : kind + "/" + id)).toList();
        return snapshots(catalogue.hold(keys));
    }

    @Override
    public Flux<Snapshot> matching(Map<String, String> asked) {
        if (!Set.copyOf(criteria).containsAll(asked.keySet())) {
            throw new IllegalArgumentException(aggregate + " can be asked for by " + criteria + " only");
        }
        String first = criteria.isEmpty() ? null : asked.get(criteria.getFirst());
        return snapshots(catalogue.under(first == null ? kind + "/" : kind + "/" + first + "/"))
                .filter(snapshot -> asked.values().stream().allMatch(value -> (snapshot.key() + "/").contains("/" + value + "/")));
    }

    @Override
    public Flux<Snapshot> after(@Nullable String key, int limit) {
        return snapshots(catalogue.after(kind, key == null ? "" : key, limit));
    }

    private Flux<Snapshot> snapshots(Flux<Catalogue.Stored> entries) {
        return entries.map(entry -> OutboxPublishing.snapshot(entry, format));
    }
}
