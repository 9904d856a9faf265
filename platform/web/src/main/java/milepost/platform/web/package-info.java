/**
 * What every HTTP edge of Milepost does alike: who calls, at which time, how pages, documents and errors look, how a command
 * is made repeatable. Nothing in here knows a domain word.
 */
@NullMarked
package milepost.platform.web;

import org.jspecify.annotations.NullMarked;
