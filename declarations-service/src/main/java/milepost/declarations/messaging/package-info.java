/**
 * What this service tells others and hears from them: the published declaration, projections of six topics that all end in one
 * should-be function, the sweeps behind them, and the questions to owners.
 */
@NullMarked
package milepost.declarations.messaging;

import org.jspecify.annotations.NullMarked;
