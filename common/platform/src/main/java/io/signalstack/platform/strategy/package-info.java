/** Own strategies: the jars that their kinds come in, and the versions that are configured. */
@NullMarked
package io.signalstack.platform.strategy;

import org.jspecify.annotations.NullMarked;
