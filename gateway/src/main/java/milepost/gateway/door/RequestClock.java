package milepost.gateway.door;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import milepost.gateway.faults.Faults;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The clock a caller asks for (decision A13): read here and nowhere else, told to services inside the signed token. */
final class RequestClock {

    static final String HEADER = "X-With-Server-Date";

    private final boolean sandbox;

    RequestClock(boolean sandbox) {
        this.sandbox = sandbox;
    }

    /** Null where the caller lives in the present. */
    @Nullable Instant of(HttpHeaders headers) {
        List<String> values = headers.getOrEmpty(HEADER);
        if (values.isEmpty()) {
            return null;
        }
        if (!sandbox) {
            throw Faults.serverDateNotAllowed();
        }
        if (values.size() > 1) {
            throw Faults.serverDateMalformed();
        }
        try {
            return OffsetDateTime.parse(values.getFirst().strip()).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw Faults.serverDateMalformed();
        }
    }
}
