/**
 * What we keep of the catalogue that applications-service owns: as much of it as a change of schedule or cohort is judged by.
 * Every entry has the key under which it is published.
 */
@NullMarked
package milepost.participants.domain.catalogue;

import org.jspecify.annotations.NullMarked;
