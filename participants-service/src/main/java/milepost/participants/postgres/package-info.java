/** Where persons, enrolments, copies of applications and stored documents are kept: one class of SQL per aggregate. */
@NullMarked
package milepost.participants.postgres;

import org.jspecify.annotations.NullMarked;
