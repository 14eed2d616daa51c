/** The live feed itself: what is open, who listens, and what each of them has still to be told. */
@NullMarked
package io.signalstack.notifier.application;

import org.jspecify.annotations.NullMarked;
