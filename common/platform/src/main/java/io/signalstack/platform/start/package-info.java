/** What a service needs before it is ready, waited for while it already answers for its health and can be stopped. */
@NullMarked
package io.signalstack.platform.start;

import org.jspecify.annotations.NullMarked;
