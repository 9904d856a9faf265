package milepost.participants.postgres;

import java.util.Collection;
import milepost.participants.application.Catalogue;
import milepost.participants.domain.catalogue.CatalogueEntry;
import milepost.participants.domain.catalogue.EntryKey;
import milepost.participants.domain.catalogue.Excerpt;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Copies of the catalogue in PostgreSQL. */
public final class PostgresCatalogue implements Catalogue {

    private static final String KEEP = """
            INSERT INTO catalogue AS kept (key, entry, version) VALUES ($1, $2::jsonb, $3)
            ON CONFLICT (key) DO UPDATE SET entry = EXCLUDED.entry, version = EXCLUDED.version
             WHERE kept.version <= EXCLUDED.version
            """;
    private static final String FIND = "SELECT entry::text AS entry FROM catalogue WHERE key = ANY($1)";

    private final DatabaseClient db;

    public PostgresCatalogue(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Boolean> keep(CatalogueEntry entry, long version) {
        return Bindings.of(db.sql(KEEP)).with(entry.key().value(), Columns.json(EntryColumn.of(entry)), version)
                .statement().fetch().rowsUpdated().map(rows -> rows > 0);
    }

    @Override
    public Mono<Excerpt> find(Collection<EntryKey> keys) {
        return keys.isEmpty() ? Mono.just(Excerpt.EMPTY)
                : db.sql(FIND).bind(0, keys.stream().map(EntryKey::value).distinct().toArray(String[]::new))
                        .map(row -> Columns.value(row.get("entry", String.class), EntryColumn.class).entry()).all()
                        .collectList().map(Excerpt::of);
    }
}
