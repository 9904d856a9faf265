package milepost.platform.messaging.consume;

import io.r2dbc.spi.R2dbcException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import milepost.platform.messaging.OwnerUnavailable;
import milepost.platform.messaging.PoisonRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import tools.jackson.core.JacksonException;

/** Whose fault it is when a record could not be applied, which decides what happens to it. */
public enum FailureClass {

    /** The world's: connection, time-out, serialisation, resources. Everything waits and tries again, for ever. */
    OUTAGE,

    /** The record's: no attempt will ever succeed. It becomes a dead letter at once. */
    POISON,

    /** The code's, or a collision that happens once. The record is tried again a few times by itself, then it is a dead letter. */
    DEFECT;

    /** SQLSTATE classes that blame the data: cardinality, data exception, constraint, check option, raised by a function. */
    private static final Set<String> BLAMES_THE_DATA = Set.of("21", "22", "23", "44", "P0");

    public static FailureClass of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = deeper(cause)) {
            FailureClass verdict = verdict(cause);
            if (verdict != null) {
                return verdict;
            }
        }
        return DEFECT;
    }

    private static @Nullable FailureClass verdict(Throwable cause) {
        return switch (cause) {
            case PoisonRecord _, JacksonException _ -> POISON;
            case R2dbcException e -> blamesTheData(e) ? DEFECT : OUTAGE;
            case TransientDataAccessException _, RecoverableDataAccessException _, DataAccessResourceFailureException _,
                 TransactionException _, OwnerUnavailable _, WebClientRequestException _, KafkaException _,
                 TimeoutException _, IOException _, VirtualMachineError _ -> OUTAGE;
            default -> null;
        };
    }

    /** A missing table or right is no property of the record either: it would be missing for all of them. */
    private static boolean blamesTheData(R2dbcException e) {
        String state = e.getSqlState();
        return state != null && state.length() == 5 && BLAMES_THE_DATA.contains(state.substring(0, 2));
    }

    private static @Nullable Throwable deeper(Throwable failure) {
        return failure.getCause() == failure ? null : failure.getCause();
    }
}
