/**
 * The front door: who calls (opaque tokens), how often (one bucket per token), with which clock (sandboxes only), and which service
 * answers. It decides nothing about training or money; it turns what a stranger sends into a request that a service can trust, and
 * a fault behind it into an answer that a client can act on.
 */
@NullMarked
package milepost.gateway;

import org.jspecify.annotations.NullMarked;
