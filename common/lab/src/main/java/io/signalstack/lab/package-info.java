/** Simulated markets whose truth is known: candles that are a function of a seed, and the chances that lie behind them. */
@NullMarked
package io.signalstack.lab;

import org.jspecify.annotations.NullMarked;
