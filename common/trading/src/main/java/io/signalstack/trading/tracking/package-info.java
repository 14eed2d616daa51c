/** What becomes of an open signal, candle by candle; the same code live and in backtests. */
@NullMarked
package io.signalstack.trading.tracking;

import org.jspecify.annotations.NullMarked;
