/** OKX's API v5. */
@NullMarked
package io.signalstack.gateway.outbound.venue.okx;

import org.jspecify.annotations.NullMarked;
