/**
 * The service's ports over tables in memory, which do what the SQL of the {@code postgres} ring does, and the service put together over
 * them. The same use cases run here as in production; {@code PortsContract} holds both kinds of ports to one set of expectations.
 */
@NullMarked
package milepost.statements.inmemory;

import org.jspecify.annotations.NullMarked;
