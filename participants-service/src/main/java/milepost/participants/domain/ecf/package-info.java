/**
 * Early career teachers and mentors: one training record per person and role, its periods (who trained whom, with whom, when) and what
 * one provider sees of it on a day. What a provider sees is one pure function of the history.
 */
@NullMarked
package milepost.participants.domain.ecf;

import org.jspecify.annotations.NullMarked;
