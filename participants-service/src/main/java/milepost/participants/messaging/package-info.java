/**
 * How participants-service hears of applications, declarations and the catalogue, and tells of persons and enrolments: the
 * snapshots it publishes and answers with, its projections, the sweep, and the questions to the services that own what it copies.
 */
@NullMarked
package milepost.participants.messaging;

import org.jspecify.annotations.NullMarked;
