/**
 * The whole suite from outside: real processes, real PostgreSQL, real Kafka, every request through the gateway. One suite is
 * started for all classes of this module; each test makes providers of its own. What is typed at a console has suites to itself.
 */
@NullMarked
package milepost.acceptance;

import org.jspecify.annotations.NullMarked;
