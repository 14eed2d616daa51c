/** What the service does for its clients, and the ports it needs for that. */
@NullMarked
package io.signalstack.api.application;

import org.jspecify.annotations.NullMarked;
