/** Events and frames to JSON bytes and back. */
@NullMarked
package io.signalstack.contracts.codec;

import org.jspecify.annotations.NullMarked;
