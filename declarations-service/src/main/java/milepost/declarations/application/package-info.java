/**
 * The use cases of this service and the ports they need, small interfaces beside them. A use case loads what is known, asks one pure
 * function of the domain, and stores what it says in one transaction.
 */
@NullMarked
package milepost.declarations.application;

import org.jspecify.annotations.NullMarked;
