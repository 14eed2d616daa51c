package io.signalstack.backtestservice.outbound.postgres;

import io.smallrye.faulttolerance.api.BeforeRetryHandler;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.jboss.logging.Logger;

/** Logs why what a topic brought has to be stored again: until it works, the topic stands still. */
public class SaysWhy implements BeforeRetryHandler {

    private static final Logger LOG = Logger.getLogger(SaysWhy.class);

    @Override
    public void handle(ExecutionContext context) {
        LOG.warnf("not stored, trying again: %s", context.getFailure());
    }
}
