/**
 * What can be asked of this service, one class per use case, and the ports these need: each loads complete facts, calls one pure
 * function of the domain, and stores the application with its history, its document and its snapshot in one transaction.
 */
@NullMarked
package milepost.applications.application;

import org.jspecify.annotations.NullMarked;
