package io.signalstack.gateway.outbound.venue;

import io.signalstack.gateway.application.VenueProfile;

/** A venue's API of which it is fixed what one has to know to ask it, and what its errors mean. */
public abstract class DocumentedApi implements VenueApi {

    private final VenueProfile profile;
    private final ErrorTable errors;

    protected DocumentedApi(VenueProfile profile, ErrorTable errors) {
        this.profile = profile;
        this.errors = errors;
    }

    @Override
    public final VenueProfile profile() {
        return profile;
    }

    @Override
    public final ErrorTable errors() {
        return errors;
    }
}
