/** One list of what people have to look at, put together from the lists of the services that know. */
@NullMarked
package milepost.gateway.worklist;

import org.jspecify.annotations.NullMarked;
