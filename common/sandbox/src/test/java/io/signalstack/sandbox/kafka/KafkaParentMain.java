package io.signalstack.sandbox.kafka;

import java.io.IOException;
import java.nio.file.Path;

/** Starts a broker, prints its process id, and waits to be killed. */
final class KafkaParentMain {

    private KafkaParentMain() {}

    public static void main(String[] args) throws IOException {
        KafkaServer kafka = KafkaServer.start(Path.of(args[0]), 0);
        System.out.println(kafka.pid());
        while (System.in.read() >= 0) {
            // Until its own parent, the test, ends: then nothing is left behind.
        }
        kafka.close();
    }
}
