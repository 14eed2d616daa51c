/** Where truths are kept, and who tells them. */
@NullMarked
package io.signalstack.backtestservice.outbound.truth;

import org.jspecify.annotations.NullMarked;
