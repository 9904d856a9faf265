/**
 * The ways in which copies become right when an event did not do it: sweeps over what may have been missed, the question to an
 * aggregate's owner when a copy would make us refuse, the answer to a peer that asks us, and republishing.
 */
@NullMarked
package milepost.platform.messaging.converge;

import org.jspecify.annotations.NullMarked;
