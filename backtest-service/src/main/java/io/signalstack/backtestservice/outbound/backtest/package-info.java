/** Backtest runs in Postgres. */
@NullMarked
package io.signalstack.backtestservice.outbound.backtest;

import org.jspecify.annotations.NullMarked;
