/** Recorded market data as plain rows, exactly as the venues printed it. */
@NullMarked
package io.signalstack.recordings;

import org.jspecify.annotations.NullMarked;
