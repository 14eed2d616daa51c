/** The clients' sockets, and the topics that the feed follows. */
@NullMarked
package io.signalstack.notifier.inbound;

import org.jspecify.annotations.NullMarked;
