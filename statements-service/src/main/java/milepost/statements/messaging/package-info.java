/**
 * The edge to Kafka: what we read of declarations and of the catalogue, and what we publish about contracts, statements, lines
 * and money. The schemas of what we publish stand in {@code src/main/contracts}.
 */
@NullMarked
package milepost.statements.messaging;

import org.jspecify.annotations.NullMarked;
