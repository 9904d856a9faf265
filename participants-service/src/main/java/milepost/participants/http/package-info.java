/** What providers, operators and peers ask participants-service over HTTP, and how its documents look. */
@NullMarked
package milepost.participants.http;

import org.jspecify.annotations.NullMarked;
