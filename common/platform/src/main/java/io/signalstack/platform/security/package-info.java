/** Who is calling: the conventions of the suite's tokens. */
@NullMarked
package io.signalstack.platform.security;

import org.jspecify.annotations.NullMarked;
