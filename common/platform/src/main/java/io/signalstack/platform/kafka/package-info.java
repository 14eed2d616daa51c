/** Topics checked before use, headers of outgoing records, and the way of unreadable records. */
@NullMarked
package io.signalstack.platform.kafka;

import org.jspecify.annotations.NullMarked;
