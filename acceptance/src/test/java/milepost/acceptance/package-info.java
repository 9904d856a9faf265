/**
 * The whole suite from outside: real processes, real PostgreSQL, real Kafka, every request through the gateway. One suite is
 * started for all classes of this module; each test makes providers of its own.
 */
@NullMarked
package milepost.acceptance;

import org.jspecify.annotations.NullMarked;
