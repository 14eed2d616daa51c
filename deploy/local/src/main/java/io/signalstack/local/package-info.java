/** The embedded stack: all of the suite on one machine, started and stopped by one command. */
@NullMarked
package io.signalstack.local;

import org.jspecify.annotations.NullMarked;
