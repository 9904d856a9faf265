/**
 * After a restore from an older copy of the database: before a service acts or answers, it reads the topics it owns back and takes
 * over whatever they know newer than its rows, so that nothing is lost that it had told others. Due when the epoch was raised; the
 * database remembers up to which epoch it is done. The process whose relay leads does it, before it sends anything.
 */
@NullMarked
package milepost.platform.messaging.recover;

import org.jspecify.annotations.NullMarked;
