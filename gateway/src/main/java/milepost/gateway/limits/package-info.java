/**
 * How often a caller may come. One token bucket per access token, in this replica's memory: no shared store that could be down, and
 * no round trip; the price is that each replica gives its share, so the number of replicas is configured. Whoever has no valid token
 * has a bucket per address, from which only failures are taken, and another one for reading what needs no token.
 */
@NullMarked
package milepost.gateway.limits;

import org.jspecify.annotations.NullMarked;
