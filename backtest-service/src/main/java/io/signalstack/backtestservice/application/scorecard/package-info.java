/** Scorecards on a schedule: which are due, walking strategies to the instant that they are trained to, and handing them out. */
@NullMarked
package io.signalstack.backtestservice.application.scorecard;

import org.jspecify.annotations.NullMarked;
