/**
 * Every "no" the gateway itself says, as one vocabulary, and what a failure of a service is to the caller. Refusals of the services
 * pass through untouched; only what never reached them, or never came back, is answered with these.
 */
@NullMarked
package milepost.gateway.faults;

import org.jspecify.annotations.NullMarked;
