/** Backtests over HTTP, and the clock that starts them. */
@NullMarked
package io.signalstack.backtestservice.inbound.backtest;

import org.jspecify.annotations.NullMarked;
