/** Keeping what was published: candles, series records and signal events. */
@NullMarked
package io.signalstack.backtestservice.application.archive;

import org.jspecify.annotations.NullMarked;
