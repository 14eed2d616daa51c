/** What the worker does, in the domain's terms: it scores candles, and needs a store, the strategies and a clock for it. */
@NullMarked
package io.signalstack.worker.application;

import org.jspecify.annotations.NullMarked;
