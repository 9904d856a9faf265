/**
 * What participants-service can do, one class per use case, with the ports each needs beside it. A use case loads facts, asks
 * the domain for one decision and stores the outcome in one transaction. No framework but Reactor, so that a simulation can
 * run the same classes over memory.
 */
@NullMarked
package milepost.participants.application;

import org.jspecify.annotations.NullMarked;
