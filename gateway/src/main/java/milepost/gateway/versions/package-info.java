/**
 * What the gateway says of versions that will end: since when a version is no longer to be built on, when it will be gone, and where its
 * successor is described. It stands on every answer of such a version, refusals included, whoever made them.
 */
@NullMarked
package milepost.gateway.versions;

import org.jspecify.annotations.NullMarked;
