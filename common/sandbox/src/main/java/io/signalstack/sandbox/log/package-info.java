/** What is in a log, for those who check it. */
@NullMarked
package io.signalstack.sandbox.log;

import org.jspecify.annotations.NullMarked;
