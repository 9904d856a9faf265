package milepost.platform.messaging.work;

import java.time.Duration;

/** Who holds what, as all processes of a service agree on it. */
public interface Leases {

    /** Takes or extends the lease; false when somebody else holds it. */
    boolean hold(String name, String holder, Duration length);

    /** Gives the lease up, so that the next one need not wait for its end. */
    void release(String name, String holder);
}
