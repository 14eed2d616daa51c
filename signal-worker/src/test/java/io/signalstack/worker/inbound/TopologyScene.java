package io.signalstack.worker.inbound;

import static io.signalstack.worker.testing.RecordedMarket.BTC;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalstack.contracts.codec.EventCodec;
import io.signalstack.contracts.event.CandleEvent;
import io.signalstack.contracts.topic.Topic;
import io.signalstack.worker.application.ScoreCandles;
import io.signalstack.worker.application.ScorecardBook;
import io.signalstack.worker.application.Troubles;
import io.signalstack.worker.outbound.StreamStores;
import io.signalstack.worker.testing.CountingMeters;
import io.signalstack.worker.testing.FixedStrategies;
import io.signalstack.worker.testing.RecordedMarket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of the topology share: its driver, on stores in a folder of their own, and recorded minutes. */
abstract class TopologyScene {

    static final List<CandleEvent> HISTORY = RecordedMarket.history(BTC, 400);
    static final byte[] KEY = BTC.toString().getBytes(UTF_8);

    @TempDir
    Path folder;

    final Troubles troubles = new Troubles();
    final CountingMeters meters = new CountingMeters();
    final List<TopologyTestDriver> drivers = new ArrayList<>();

    @AfterEach
    void close() {
        drivers.forEach(TopologyTestDriver::close);
    }

    TopologyTestDriver driver() {
        var strategies = new FixedStrategies();
        var settings = new Properties();
        settings.put(
                StreamsConfig.STATE_DIR_CONFIG,
                folder.resolve("state-" + drivers.size()).toString());
        var driver = new TopologyTestDriver(
                SignalTopology.build(
                        StreamStores.builders().toList(),
                        context -> new ScoreCandles(
                                StreamStores.of(context),
                                strategies,
                                new ScorecardBook(),
                                troubles,
                                meters,
                                InstantSource.system()),
                        meters,
                        InstantSource.system()),
                settings);
        drivers.add(driver);
        return driver;
    }

    static void write(TopologyTestDriver driver, List<CandleEvent> events) {
        TestInputTopic<byte[], byte[]> input = input(driver);
        events.forEach(event -> input.pipeInput(KEY, EventCodec.CANDLES.encode(event)));
    }

    static TestInputTopic<byte[], byte[]> input(TopologyTestDriver driver) {
        return driver.createInputTopic(Topic.CANDLES.text(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static List<TestRecord<byte[], byte[]>> output(TopologyTestDriver driver, String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }
}
