/** What has to be true before a declaration is taken: the rules as a list of named values, and the function that runs them. */
@NullMarked
package milepost.declarations.domain.submission;

import org.jspecify.annotations.NullMarked;
