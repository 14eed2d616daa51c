/** What clients see of a signal, on HTTP and on the live feed alike. */
@NullMarked
package io.signalstack.contracts.view;

import org.jspecify.annotations.NullMarked;
