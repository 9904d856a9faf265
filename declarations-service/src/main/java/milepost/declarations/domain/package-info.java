/**
 * What a declaration is, which states it can be in, what moves it, who may see it, and how it follows facts that other services
 * own. Pure: no clock, no identity, no framework.
 */
@NullMarked
package milepost.declarations.domain;

import org.jspecify.annotations.NullMarked;
