/** What is written to the topics, and its translation to and from the domain. */
@NullMarked
package io.signalstack.contracts.event;

import org.jspecify.annotations.NullMarked;
