/** A log read again with nothing but the engine: what the signals in it have to be. */
@NullMarked
package io.signalstack.contracts.replay;

import org.jspecify.annotations.NullMarked;
