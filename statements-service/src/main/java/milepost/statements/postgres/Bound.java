package milepost.statements.postgres;

import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import milepost.statements.domain.pricing.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Binds values to {@code $1}, {@code $2} … in order. */
final class Bound {

    private GenericExecuteSpec spec;
    private int next;

    private Bound(GenericExecuteSpec spec) {
        this.spec = spec;
    }

    static Bound sql(DatabaseClient db, String sql) {
        return new Bound(db.sql(sql));
    }

    Bound with(Object value) {
        spec = spec.bind(next++, value);
        return this;
    }

    Bound with(@Nullable Object value, Class<?> type) {
        spec = value == null ? spec.bindNull(next++, type) : spec.bind(next++, value);
        return this;
    }

    Bound with(Money money) {
        return with(money.pounds());
    }

    <T> Bound withIds(Collection<T> ids, Function<T, UUID> id) {
        return with(ids.stream().map(id).toArray(UUID[]::new));
    }

    <T> Bound withTexts(Collection<T> values, Function<T, Object> text) {
        return with(values.stream().map(value -> text.apply(value).toString()).toArray(String[]::new));
    }

    GenericExecuteSpec query() {
        return spec;
    }
}
