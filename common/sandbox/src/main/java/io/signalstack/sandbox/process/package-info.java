/** Programs run as processes of their own: found, started, watched, and stopped even after a hard kill of their parent. */
@NullMarked
package io.signalstack.sandbox.process;

import org.jspecify.annotations.NullMarked;
