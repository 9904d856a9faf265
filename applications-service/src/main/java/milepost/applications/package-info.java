/**
 * What is on offer (lead providers, courses, cohorts, schedules, partners, offers) and who applied for it. Decides whether an
 * application can be received and accepted and what is known about its funding; it does not know declarations, statements or
 * money, and after acceptance it only mirrors what the enrolment's owner says about provider, cohort, schedule and training.
 */
@NullMarked
package milepost.applications;

import org.jspecify.annotations.NullMarked;
