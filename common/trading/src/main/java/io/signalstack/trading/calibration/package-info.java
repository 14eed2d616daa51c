/** From a raw score to a probability, and how sure one may be of it. */
@NullMarked
package io.signalstack.trading.calibration;

import org.jspecify.annotations.NullMarked;
