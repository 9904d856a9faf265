/**
 * What the provider API is, in its own words: an OpenAPI file for each version, written by hand, served as YAML, as JSON, and as a page. The
 * page is Swagger UI from a jar of our own class path; it asks this gateway for everything and nobody else for anything.
 */
@NullMarked
package milepost.gateway.docs;

import org.jspecify.annotations.NullMarked;
