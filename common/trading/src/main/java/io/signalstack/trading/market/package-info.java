/** What a market is made of: instruments, timeframes, candles, and the order in which they come. */
@NullMarked
package io.signalstack.trading.market;

import org.jspecify.annotations.NullMarked;
