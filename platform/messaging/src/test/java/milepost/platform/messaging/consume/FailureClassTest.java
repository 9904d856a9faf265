package milepost.platform.messaging.consume;

import static milepost.platform.messaging.consume.FailureClass.DEFECT;
import static milepost.platform.messaging.consume.FailureClass.OUTAGE;
import static milepost.platform.messaging.consume.FailureClass.POISON;
import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import milepost.platform.messaging.OwnerUnavailable;
import milepost.platform.messaging.PoisonRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.r2dbc.UncategorizedR2dbcException;
import org.springframework.transaction.CannotCreateTransactionException;
import reactor.core.Exceptions;

class FailureClassTest {

    @ParameterizedTest(name = "SQLSTATE {0} is {1}")
    @CsvSource({"08006, OUTAGE", "40001, OUTAGE", "40P01, OUTAGE", "53300, OUTAGE", "55P03, OUTAGE", "57014, OUTAGE", "57P01, OUTAGE",
            "25P04, OUTAGE", "42P01, OUTAGE", "22003, DEFECT", "22021, DEFECT", "23505, DEFECT", "23514, DEFECT", "P0001, DEFECT"})
    void theDatabasesOwnCodeDecides(String state, FailureClass expected) {
        assertThat(FailureClass.of(new UncategorizedR2dbcException("x", "sql", new Coded(state)))).isEqualTo(expected);
        assertThat(FailureClass.of(new DataIntegrityViolationException("x", new Coded(state)))).isEqualTo(expected);
    }

    @Test
    void theWorldsFaultsAreOutages() {
        assertThat(FailureClass.of(new DataAccessResourceFailureException("x", new R2dbcNonTransientResourceException("gone"))))
                .isEqualTo(OUTAGE);
        assertThat(FailureClass.of(new CannotCreateTransactionException("x", new R2dbcTimeoutException("no connection"))))
                .isEqualTo(OUTAGE);
        assertThat(FailureClass.of(new CannotAcquireLockException("x"))).isEqualTo(OUTAGE);
        assertThat(FailureClass.of(Exceptions.propagate(new TimeoutException()))).isEqualTo(OUTAGE);
        assertThat(FailureClass.of(new IllegalStateException(new IOException("reset")))).isEqualTo(OUTAGE);
        assertThat(FailureClass.of(new OwnerUnavailable("x", new IllegalStateException()))).isEqualTo(OUTAGE);
    }

    @Test
    void theRecordsFaultsArePoison() {
        assertThat(FailureClass.of(new PoisonRecord("no"))).isEqualTo(POISON);
        assertThat(FailureClass.of(new PoisonRecord("no", new IOException("end of input")))).isEqualTo(POISON);
        assertThat(FailureClass.of(new IllegalStateException(new PoisonRecord("no")))).isEqualTo(POISON);
    }

    @Test
    void ourOwnFaultsAreDefects() {
        assertThat(FailureClass.of(new NullPointerException())).isEqualTo(DEFECT);
        assertThat(FailureClass.of(new IncorrectResultSizeDataAccessException(1))).isEqualTo(DEFECT);
    }

    private static final class Coded extends R2dbcException {
        Coded(String state) {
            super("coded", state);
        }
    }
}
