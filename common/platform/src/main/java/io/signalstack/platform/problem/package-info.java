/** Refusals and failures as clients see them: one table of codes, one document format (RFC 9457). */
@NullMarked
package io.signalstack.platform.problem;

import org.jspecify.annotations.NullMarked;
