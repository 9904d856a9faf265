package milepost.gateway.faults;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import milepost.platform.web.Refused;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** What it means that a service could not be asked, or did not answer. */
public final class Failures {

    private Failures() {
    }

    /**
     * What the caller is told; anything that is not an outage stays what it is.
     *
     * <p>A command is "unavailable" only where it certainly never left this process. Once it was handed over, a broken connection
     * tells as little about its outcome as silence does.
     */
    public static Throwable asRefusal(Throwable failure, HttpMethod method) {
        if (neverSent(failure)) {
            return Faults.unavailable();
        }
        if (isTimeout(failure)) {
            return isRead(method) ? Faults.timedOut() : Faults.outcomeUnknown();
        }
        if (failure instanceof IOException) {
            return isRead(method) ? Faults.unavailable() : Faults.outcomeUnknown();
        }
        return failure;
    }

    /** Whether a failure says that a service is unwell, which is what its breaker counts. A caller's own mistakes never do. */
    public static boolean isOutage(Throwable failure) {
        return neverSent(failure) || isTimeout(failure) || failure instanceof IOException;
    }

    public static boolean isRead(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static boolean neverSent(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof CallNotPermittedException
                || failure instanceof PoolAcquireTimeoutException
                || failure instanceof PoolAcquirePendingLimitException;
    }

    /** Java's, Netty's, and the shape in which the router reports that a service was silent for too long. */
    public static boolean isTimeout(Throwable failure) {
        return failure instanceof TimeoutException
                || failure instanceof io.netty.handler.timeout.TimeoutException
                || failure instanceof ResponseStatusException status && status.getStatusCode().value() == 504;
    }
}
