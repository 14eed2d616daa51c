/** What was fetched of venues' history, in Postgres. */
@NullMarked
package io.signalstack.backtestservice.outbound.history;

import org.jspecify.annotations.NullMarked;
