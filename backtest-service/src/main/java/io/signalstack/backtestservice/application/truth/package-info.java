/** What signals of simulated markets were worth, which their venue knows, beside what was said of them. */
@NullMarked
package io.signalstack.backtestservice.application.truth;

import org.jspecify.annotations.NullMarked;
