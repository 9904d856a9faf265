/**
 * The edge to HTTP: the operator's routes, the provider's routes and the documents they hand out. Handlers read, call a use case,
 * switch on its outcome and respond.
 */
@NullMarked
package milepost.statements.http;

import org.jspecify.annotations.NullMarked;
