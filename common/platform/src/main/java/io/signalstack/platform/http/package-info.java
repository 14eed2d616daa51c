/** What every response and request shares: headers, the request's id, the client's address, limits and refused paths. */
@NullMarked
package io.signalstack.platform.http;

import org.jspecify.annotations.NullMarked;
