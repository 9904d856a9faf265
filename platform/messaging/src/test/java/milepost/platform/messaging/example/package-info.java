/** A service small enough to see through: it owns books, copies them from the topic, and labels what it knows. */
@NullMarked
package milepost.platform.messaging.example;

import org.jspecify.annotations.NullMarked;
