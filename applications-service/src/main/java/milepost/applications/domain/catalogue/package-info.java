/**
 * The catalogue as plain records: every entry has a key, says which other entries it stands on, and is one published
 * aggregate. Nothing here decides about applications.
 */
@NullMarked
package milepost.applications.domain.catalogue;

import org.jspecify.annotations.NullMarked;
