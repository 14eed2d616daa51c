/** Truths over HTTP, and when they are asked for. */
@NullMarked
package io.signalstack.backtestservice.inbound.truth;

import org.jspecify.annotations.NullMarked;
