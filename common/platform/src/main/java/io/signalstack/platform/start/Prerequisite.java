package io.signalstack.platform.start;

/**
 * A thing that has to be there, or be done, before a service is ready. It may come late: a service does not end because
 * Kafka or Postgres is not there yet.
 */
public interface Prerequisite {

    /** What it is, as readiness names it. */
    String name();

    /**
     * Looks for it or does it, in a thread of its own; called again after each failure.
     *
     * @throws UnfitException when no waiting can help, so that the service has to end
     * @throws Exception what is missing now; its message is shown by readiness
     */
    void meet() throws Exception;
}
