/**
 * How participants-service hears of applications and tells of persons and enrolments: the snapshots it publishes and answers
 * with, its projection of {@code milepost.applications}, the sweep, and the question to applications-service.
 */
@NullMarked
package milepost.participants.messaging;

import org.jspecify.annotations.NullMarked;
