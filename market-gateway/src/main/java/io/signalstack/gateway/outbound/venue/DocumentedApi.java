package io.signalstack.gateway.outbound.venue;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalstack.gateway.application.VenueProfile;
import io.signalstack.gateway.outbound.venue.VenueRequest.Charge;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * A venue's API of which it is fixed what one has to know to ask it, and how it answers.
 *
 * @param <R> the declaration that it is called by
 */
public abstract class DocumentedApi<R> implements VenueApi {

    protected final R rest;

    private final VenueProfile profile;
    private final AnswerForm form;

    protected DocumentedApi(VenueProfile profile, AnswerForm form, R rest) {
        this.rest = rest;
        this.profile = profile;
        this.form = form;
    }

    @Override
    public final VenueProfile profile() {
        return profile;
    }

    @Override
    public final ErrorTable errors() {
        return form.errors();
    }

    /** A call about one instrument, of whose answer the content is read. */
    protected final <T> VenueRequest<T> about(
            String symbol, List<Charge> charges, Supplier<RestResponse<String>> send, Function<JsonNode, T> read) {
        return VenueRequest.about(symbol, charges, send, answer -> read.apply(form.read(answer.body())));
    }

    /** A call about the venue as a whole, of whose answer the content is read. */
    protected final <T> VenueRequest<T> general(
            List<Charge> charges, Supplier<RestResponse<String>> send, Function<JsonNode, T> read) {
        return VenueRequest.general(charges, send, answer -> read.apply(form.read(answer.body())));
    }
}
