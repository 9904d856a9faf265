/**
 * The provider API of the early career framework: v3 shows people with their enrolments, v1 and v2 one flat row per training record, as
 * JSON and as CSV. As in the package above, handlers read, run a use case and answer; documents are bytes that were rendered before.
 */
@NullMarked
package milepost.participants.http.ecf;

import org.jspecify.annotations.NullMarked;
