package milepost.applications.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import milepost.applications.application.Catalogue;
import milepost.applications.application.EntryFormat;
import milepost.applications.application.TakeBackEntry;
import milepost.applications.domain.catalogue.CatalogueEntry;
import milepost.applications.domain.catalogue.EntryKey;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Snapshot;
import reactor.core.publisher.Mono;

/** The catalogue as this service had told it, all kinds of entries, taken back after a restore. */
public final class OwnCatalogue implements OwnTopic {

    private final Catalogue catalogue;
    private final EntryFormat format;
    private final TakeBackEntry takeBack;

    public OwnCatalogue(Catalogue catalogue, EntryFormat format, TakeBackEntry takeBack) {
        this.catalogue = catalogue;
        this.format = format;
        this.takeBack = takeBack;
    }

    @Override
    public String topic() {
        return CataloguePayloads.TOPIC;
    }

    @Override
    public boolean reads(Snapshot snapshot) {
        return entry(snapshot).isPresent();
    }

    @Override
    public Mono<Map<String, Long>> versions(Collection<String> keys) {
        return catalogue.all(keys.stream().map(EntryKey::new).toList())
                .collectMap(stored -> stored.entry().key().value(), Catalogue.Stored::version);
    }

    @Override
    public Mono<Boolean> takeBack(Snapshot snapshot) {
        return takeBack.takeBack(entry(snapshot).orElseThrow(), snapshot.version());
    }

    /** Empty where it is something else. */
    private Optional<CatalogueEntry> entry(Snapshot snapshot) {
        int slash = snapshot.key().indexOf('/');
        try {
            CatalogueEntry entry = format.read(snapshot.key().substring(0, Math.max(0, slash)), new String(snapshot.payload(), StandardCharsets.UTF_8));
            return entry.key().value().equals(snapshot.key()) && CataloguePayloads.type(entry).equals(snapshot.type())
                    ? Optional.of(entry) : Optional.empty();
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
