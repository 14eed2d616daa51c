/** How long Postgres may keep others waiting. */
@NullMarked
package io.signalstack.platform.postgres;

import org.jspecify.annotations.NullMarked;
