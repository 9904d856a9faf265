package milepost.statements.messaging;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.PublishedLines;
import milepost.statements.application.PublishedStatement;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.statement.Statement;
import org.jspecify.annotations.Nullable;

/** Our aggregates as the suite's snapshots, and back. */
final class Published {

    static final String LINES = "milepost.lines";
    static final String STATEMENTS = "milepost.statements";
    static final String CONTRACTS = "milepost.contracts";
    static final String LINE = "milepost.line.v1";
    static final String STATEMENT = "milepost.statement.v1";
    static final String CONTRACT = "milepost.contract.v1";

    private Published() {
    }

    static Snapshot snapshot(PublishedLines lines) {
        return new Snapshot(LINES, LINE, lines.declaration().toString(), lines.version(), lines.recordedAt(), bytes(LinePayload.of(lines)));
    }

    static Snapshot snapshot(PublishedStatement told) {
        Statement statement = told.statement();
        return new Snapshot(STATEMENTS, STATEMENT, statement.id().toString(), statement.version(), statement.updatedAt(),
                bytes(StatementPayload.of(told)));
    }

    static Snapshot snapshot(Contract contract) {
        return new Snapshot(CONTRACTS, CONTRACT, contract.id().toString(), contract.version(), contract.updatedAt(),
                bytes(ContractPayload.of(contract)));
    }

    static byte[] bytes(Object body) {
        return Json.exact().writeValueAsBytes(body);
    }

    /** What a snapshot of ours was made of; empty where it is something else, or from before it said enough. */
    static <P, T> Optional<T> read(Snapshot snapshot, String type, Class<P> payload, Function<P, T> made, Function<T, Object> key) {
        if (!snapshot.type().equals(type)) {
            return Optional.empty();
        }
        try {
            return Optional.of(made.apply(Json.exact().readValue(snapshot.payload(), payload)))
                    .filter(it -> key.apply(it).toString().equals(snapshot.key()));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    static @Nullable String text(@Nullable Money money) {
        return money == null ? null : money.toString();
    }

    static @Nullable Money money(@Nullable String pounds) {
        return pounds == null ? null : Money.of(pounds);
    }

    static <T> T said(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
