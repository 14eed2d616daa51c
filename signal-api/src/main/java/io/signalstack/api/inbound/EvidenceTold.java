package io.signalstack.api.inbound;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** What a signal's evidence says and does not say, in the OpenAPI document: its type knows nothing of OpenAPI. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class EvidenceTold implements OASFilter {

    private static final String EVIDENCE = "Label";

    private static final String MEANING =
            "What the out-of-sample trades of the last 365 days prove, after costs, of the signal's strategy and side on"
                    + " its instrument and timeframe: the 95% interval of their mean net R is above zero, below zero, or"
                    + " neither; fewer than 100 trades prove nothing. That of a SHORT is before borrowing.";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Optional.ofNullable(document.getComponents())
                .map(Components::getSchemas)
                .map(schemas -> schemas.get(EVIDENCE))
                .ifPresent(evidence -> evidence.setDescription(MEANING));
    }
}
