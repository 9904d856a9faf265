/**
 * What the service can do, one class per use case, and the ports it needs as small interfaces beside them. Facts are loaded,
 * one pure function decides, the outcome is stored and published in the same transaction.
 */
@NullMarked
package milepost.statements.application;

import org.jspecify.annotations.NullMarked;
