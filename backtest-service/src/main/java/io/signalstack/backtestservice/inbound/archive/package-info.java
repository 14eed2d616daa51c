/** Records of the log on their way into the archive. */
@NullMarked
package io.signalstack.backtestservice.inbound.archive;

import org.jspecify.annotations.NullMarked;
