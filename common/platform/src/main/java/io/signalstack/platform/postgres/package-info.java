/** Postgres for services that have a database: its schema, its connections, and how long it may keep others waiting. */
@NullMarked
package io.signalstack.platform.postgres;

import org.jspecify.annotations.NullMarked;
