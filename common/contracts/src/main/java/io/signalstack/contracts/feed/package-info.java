/** What travels between the live feed and its clients. */
@NullMarked
package io.signalstack.contracts.feed;

import org.jspecify.annotations.NullMarked;
