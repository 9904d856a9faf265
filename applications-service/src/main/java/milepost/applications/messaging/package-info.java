/**
 * What this service tells the others and hears from them: the payloads of its snapshots, the projections of persons, enrolments
 * and declarations, the answers to peers that ask, and the questions it asks itself.
 */
@NullMarked
package milepost.applications.messaging;

import org.jspecify.annotations.NullMarked;
