/** How candles become signals: the strategy port, its definitions, and what an evaluation can be. */
@NullMarked
package io.signalstack.trading.strategy;

import org.jspecify.annotations.NullMarked;
