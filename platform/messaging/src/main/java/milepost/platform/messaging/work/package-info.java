/**
 * Threads and turns: the workers that run beside the requests, the lease that says which process may, and the one place where
 * such a thread waits for a reactive result.
 */
@NullMarked
package milepost.platform.messaging.work;

import org.jspecify.annotations.NullMarked;
