/**
 * Access tokens: opaque to callers, hashed at rest, shown once. This package finds who a token belongs to (and forgets it within two
 * seconds), issues and revokes tokens through the operator API, and keeps the record of who did.
 */
@NullMarked
package milepost.gateway.tokens;

import org.jspecify.annotations.NullMarked;
