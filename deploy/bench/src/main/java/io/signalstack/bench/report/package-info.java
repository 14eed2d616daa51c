/** {@code ./signalstack report}: what the strategies did on the recorded candles, whatever the numbers are. */
@NullMarked
package io.signalstack.bench.report;

import org.jspecify.annotations.NullMarked;
