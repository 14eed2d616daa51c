/** Rights to work on something for a while, which only who renews them keeps. */
@NullMarked
package io.signalstack.backtestservice.application.lease;

import org.jspecify.annotations.NullMarked;
