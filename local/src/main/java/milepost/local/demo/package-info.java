/**
 * {@code ./demo}: plays a piece of a training year against a running suite, from an application to a payment and back, and says
 * what happens in words for people who know nothing of it. It makes a provider of its own each time, so it can be played again
 * and again, and it fails loudly when anything is not as it should be.
 */
@NullMarked
package milepost.local.demo;

import org.jspecify.annotations.NullMarked;
