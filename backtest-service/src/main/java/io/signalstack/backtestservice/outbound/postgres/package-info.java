/** What all Postgres adapters share. */
@NullMarked
package io.signalstack.backtestservice.outbound.postgres;

import org.jspecify.annotations.NullMarked;
