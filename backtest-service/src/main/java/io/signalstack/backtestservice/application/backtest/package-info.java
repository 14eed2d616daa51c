/** Planning backtests, running them, and handing out what came of them. */
@NullMarked
package io.signalstack.backtestservice.application.backtest;

import org.jspecify.annotations.NullMarked;
