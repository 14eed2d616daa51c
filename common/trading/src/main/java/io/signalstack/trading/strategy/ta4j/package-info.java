/** Strategies of the ta4j library: a catalogue of classics by name, and its JSON. */
@NullMarked
package io.signalstack.trading.strategy.ta4j;

import org.jspecify.annotations.NullMarked;
