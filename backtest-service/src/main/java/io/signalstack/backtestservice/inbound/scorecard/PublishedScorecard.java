package io.signalstack.backtestservice.inbound.scorecard;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.signalstack.contracts.event.ScorecardForm2;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a published scorecard is described; what is answered is the text as it was published. */
record PublishedScorecard(
        @Schema(description = "Which form it is written in", examples = "2")
        String form,

        @JsonUnwrapped ScorecardForm2 scorecard) {}
