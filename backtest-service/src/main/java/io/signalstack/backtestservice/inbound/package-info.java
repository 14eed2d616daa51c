/** How this service is asked. */
@NullMarked
package io.signalstack.backtestservice.inbound;

import org.jspecify.annotations.NullMarked;
