package io.signalstack.platform.kafka;

import io.signalstack.contracts.codec.EventCodec;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Events as messages of a channel: with the record's key, and the headers that every record carries. */
public final class KeyedMessage {

    private KeyedMessage() {}

    /**
     * One event.
     *
     * @param eventId the same for every copy of the same event
     */
    public static <T> Message<byte[]> of(String key, String eventId, T event, EventCodec<T> codec) {
        var headers = OutgoingHeaders.of(eventId, codec.eventType(event), null);
        return Message.of(
                codec.encode(event),
                Metadata.of(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(key)
                        .withHeaders(headers)
                        .build()));
    }
}
