/** The gateway in a time that passes as fast as it can: real HTTP, real Kafka, and hours in seconds. */
package io.signalstack.gateway.simulation;
