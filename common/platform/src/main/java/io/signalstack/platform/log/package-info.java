/** What log lines say beside their message. */
@NullMarked
package io.signalstack.platform.log;

import org.jspecify.annotations.NullMarked;
