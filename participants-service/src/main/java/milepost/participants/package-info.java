/**
 * participants-service: decides which person is meant, keeps the enrolments that are born of accepted applications, and shows
 * each provider its own participants. It does not decide who is accepted or funded, nor anything about declarations or money.
 */
@NullMarked
package milepost.participants;

import org.jspecify.annotations.NullMarked;
