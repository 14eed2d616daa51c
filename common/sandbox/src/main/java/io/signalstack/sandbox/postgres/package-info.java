/** A real Postgres for tests and the local stack. */
@NullMarked
package io.signalstack.sandbox.postgres;

import org.jspecify.annotations.NullMarked;
