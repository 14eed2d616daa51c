/** The market gateway's internal doors, as this service asks at them. */
@NullMarked
package io.signalstack.backtestservice.outbound.gateway;

import org.jspecify.annotations.NullMarked;
