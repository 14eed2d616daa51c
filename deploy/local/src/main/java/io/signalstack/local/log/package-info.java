/** What can be done with the log of any cluster: verify its signals, write its candles out, put dead letters back. */
@NullMarked
package io.signalstack.local.log;

import org.jspecify.annotations.NullMarked;
