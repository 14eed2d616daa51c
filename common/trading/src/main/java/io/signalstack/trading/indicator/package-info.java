/** Streaming indicators: one candle in, one value out, TA-Lib's conventions. */
@NullMarked
package io.signalstack.trading.indicator;

import org.jspecify.annotations.NullMarked;
