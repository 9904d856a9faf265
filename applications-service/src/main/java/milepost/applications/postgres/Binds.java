package milepost.applications.postgres;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Binds values in the order of their marks, nulls with their type; reads what is never null. */
final class Binds {

    private Binds() {
    }

    static GenericExecuteSpec sql(DatabaseClient db, String sql, Object... values) {
        GenericExecuteSpec spec = db.sql(sql);
        for (int i = 0; i < values.length; i++) {
            spec = spec.bind(i, values[i]);
        }
        return spec;
    }

    static Object orNull(@Nullable Object value, Class<?> type) {
        return value == null ? Parameters.in(type) : value;
    }

    /** One value of each of many rows, for {@code unnest}. */
    static <R, T> T[] column(Collection<R> rows, IntFunction<T[]> array, Function<R, T> value) {
        return rows.stream().map(value).toArray(array);
    }

    static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
