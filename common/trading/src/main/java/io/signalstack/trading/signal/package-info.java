/** What a signal is: its core, its outcome, and the events by which both become known. */
@NullMarked
package io.signalstack.trading.signal;

import org.jspecify.annotations.NullMarked;
