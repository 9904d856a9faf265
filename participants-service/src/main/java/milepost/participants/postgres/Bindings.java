package milepost.participants.postgres;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Binds values to {@code $1}, {@code $2} and so on in the order given; what is absent is bound with its type. */
record Bindings(GenericExecuteSpec statement, int next) {

    static Bindings of(GenericExecuteSpec statement) {
        return new Bindings(statement, 0);
    }

    Bindings with(Object... values) {
        return Arrays.stream(values).reduce(this, Bindings::and, (first, _) -> first);
    }

    Bindings nullable(@Nullable Object value, Class<?> type) {
        return value == null ? new Bindings(statement.bindNull(next, type), next + 1) : and(value);
    }

    /** One value of each of many rows, for {@code unnest}. */
    <R, T> Bindings column(Collection<R> rows, IntFunction<T[]> array, Function<R, @Nullable T> value) {
        return and(rows.stream().map(value).toArray(array));
    }

    private Bindings and(Object value) {
        return new Bindings(statement.bind(next, value), next + 1);
    }
}
