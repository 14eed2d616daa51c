/** Fetching what a venue still has of the time before an instrument's first published candle. */
@NullMarked
package io.signalstack.backtestservice.application.history;

import org.jspecify.annotations.NullMarked;
