/**
 * Which service answers what, and how long it may take. {@code RouteTable} is the table; the rest guards each row: a bound on the
 * body, a breaker per service, and the translation of an outage into an answer.
 */
@NullMarked
package milepost.gateway.routes;

import org.jspecify.annotations.NullMarked;
