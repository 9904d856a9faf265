/**
 * Who trains, and how their training stands. Persons are told apart and matched here; enrolments are born of accepted
 * applications and end when the acceptance is taken back; what one provider may see of a participant is one pure function
 * of person, enrolments and applications. Nothing in here reads a clock, makes an id or knows how it is stored.
 */
@NullMarked
package milepost.participants.domain;

import org.jspecify.annotations.NullMarked;
