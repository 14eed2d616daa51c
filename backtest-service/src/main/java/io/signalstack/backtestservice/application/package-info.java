/** What the service does, and the ports that this needs. */
@NullMarked
package io.signalstack.backtestservice.application;

import org.jspecify.annotations.NullMarked;
