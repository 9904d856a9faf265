package milepost.platform.web;

import io.r2dbc.spi.R2dbcException;
import org.springframework.dao.ConcurrencyFailureException;

/** Two transactions that were in each other's way: PostgreSQL ended one of them, and that one may simply run again. */
public final class Collisions {

    /** PostgreSQL's class 40: serialisation failure, deadlock. The driver tells a deadlock as a transient error that Spring does not translate. */
    private static final String TRANSACTION_ROLLBACK = "40";

    private Collisions() {
    }

    public static boolean isCollision(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyFailureException || cause instanceof R2dbcException sql
                    && sql.getSqlState() != null && sql.getSqlState().startsWith(TRANSACTION_ROLLBACK)) {
                return true;
            }
        }
        return false;
    }
}
