/** A strategy on recorded candles: its trades, its account, and what may be claimed of them. */
@NullMarked
package io.signalstack.trading.backtest;

import org.jspecify.annotations.NullMarked;
