package io.signalstack.backtestservice.inbound.archive;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that cannot be archived, and why, in one line. */
public record Unreadable(ConsumerRecord<byte[], byte[]> record, String reason) {}
