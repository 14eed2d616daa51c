/** What component tests of every service need of platform: tokens that are as good as real ones. */
@NullMarked
package io.signalstack.platform.testing;

import org.jspecify.annotations.NullMarked;
