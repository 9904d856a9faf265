/**
 * The way in. Everything that arrives passes one filter, in this order: is the address one of ours, whose token is it, how often has
 * it come, is the address well-formed, which clock does it ask for. What leaves the filter carries an inner token and nothing else
 * that could be mistaken for an identity.
 */
@NullMarked
package milepost.gateway.door;

import org.jspecify.annotations.NullMarked;
