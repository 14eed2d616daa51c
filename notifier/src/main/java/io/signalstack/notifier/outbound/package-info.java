/** What the feed asks for: events that went by long ago, whether a token holds, and meters. */
@NullMarked
package io.signalstack.notifier.outbound;

import org.jspecify.annotations.NullMarked;
