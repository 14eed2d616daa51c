/** The archive in Postgres. */
@NullMarked
package io.signalstack.backtestservice.outbound.archive;

import org.jspecify.annotations.NullMarked;
