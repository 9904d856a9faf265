/**
 * A real PostgreSQL 18 and a real Kafka node without Docker and without an installation: what {@code ./run} keeps its data in and what
 * tests use where no container engine answers. Both run as processes of their own, so that they can be stopped, paused and killed
 * like the real thing. Nothing in here knows anything of the domain.
 */
@NullMarked
package milepost.platform.embedded;

import org.jspecify.annotations.NullMarked;
