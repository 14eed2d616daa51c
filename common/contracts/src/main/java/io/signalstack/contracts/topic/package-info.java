/** The topics, and what every record on them carries. */
@NullMarked
package io.signalstack.contracts.topic;

import org.jspecify.annotations.NullMarked;
