/** The replay exchange: recorded markets served over HTTP in Binance's shape, with faults on demand. */
@NullMarked
package io.signalstack.sandbox.exchange;

import org.jspecify.annotations.NullMarked;
