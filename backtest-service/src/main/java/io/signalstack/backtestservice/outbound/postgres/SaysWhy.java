package io.signalstack.backtestservice.outbound.archive;

import io.smallrye.faulttolerance.api.BeforeRetryHandler;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.jboss.logging.Logger;

/** Logs why a batch has to be tried again: until it works, its topic stands still. */
public class SaysWhy implements BeforeRetryHandler {

    private static final Logger LOG = Logger.getLogger(SaysWhy.class);

    @Override
    public void handle(ExecutionContext context) {
        LOG.warnf("not archived, trying again: %s", context.getFailure());
    }
}
