/**
 * How state spreads between services: the outbox and its relay, projections of other services' aggregates, the question to
 * an aggregate's owner, sweeps, republishing and dead letters. Nothing in here knows a domain word.
 */
@NullMarked
package milepost.platform.messaging;

import org.jspecify.annotations.NullMarked;
