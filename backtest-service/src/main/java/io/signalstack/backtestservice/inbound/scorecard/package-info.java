/** What brings strategies in, and the schedule of their scorecards. */
@NullMarked
package io.signalstack.backtestservice.inbound.scorecard;

import org.jspecify.annotations.NullMarked;
