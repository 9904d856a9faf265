/**
 * What every module's tests need identically: a real PostgreSQL and a real Kafka that can fail on demand, a clock that can be moved,
 * seeded randomness, signed tokens, the architecture rules and schema validation. Nothing in here knows anything of the domain.
 */
@NullMarked
package milepost.platform.testkit;

import org.jspecify.annotations.NullMarked;
