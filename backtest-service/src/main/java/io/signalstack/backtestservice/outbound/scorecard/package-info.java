/** Walks and scorecards in Postgres, and on the log. */
@NullMarked
package io.signalstack.backtestservice.outbound.scorecard;

import org.jspecify.annotations.NullMarked;
