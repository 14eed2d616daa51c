package io.signalstack.gateway.outbound.venue.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.gateway.application.Scheduler;
import io.signalstack.gateway.application.ServerTime;
import io.signalstack.gateway.application.Venue;
import io.signalstack.gateway.application.VenueException;
import io.signalstack.gateway.outbound.venue.Allowance;
import io.signalstack.gateway.outbound.venue.AnswerBounds;
import io.signalstack.gateway.outbound.venue.GuardedBreaker;
import io.signalstack.gateway.outbound.venue.HttpClients;
import io.signalstack.gateway.outbound.venue.LocalBudget;
import io.signalstack.gateway.outbound.venue.RestVenue;
import io.signalstack.gateway.outbound.venue.SetAsideRows;
import io.signalstack.gateway.outbound.venue.VenueApi;
import io.signalstack.gateway.outbound.venue.VenueCalls;
import io.signalstack.gateway.outbound.venue.VenueCalls.RetryPolicy;
import io.signalstack.gateway.outbound.venue.VenueErrors;
import io.signalstack.gateway.outbound.venue.VenueKind;
import io.signalstack.gateway.outbound.venue.hostile.HostileServer.Behaviour;
import io.signalstack.sandbox.testing.KafkaResource;
import io.signalstack.sandbox.testing.ReplayExchangeResource;
import io.signalstack.sandbox.testing.StoppableRedis;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a venue may do to the HTTP client that calls it: each has its bound and its error, and harms no other venue. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(StoppableRedis.class)
@QuarkusTestResource(ReplayExchangeResource.class)
@QuarkusTestResource(UncertainNames.class)
@Timeout(60)
class HostileVenueComponentTest {

    private static final ServerTime TOLD = ServerTime.of(Instant.ofEpochSecond(1_768_046_400));

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BYTES = 256 << 10;
    /** Bounds of answers that come, however busy this machine is. */
    private static final AnswerBounds BOUNDS = new AnswerBounds(PATIENCE, BYTES);
    /** Bounds of answers that never end, so that they are waited for in full. */
    private static final AnswerBounds SHORT = new AnswerBounds(Duration.ofMillis(1_500), BYTES);

    /** More than are called at once, and than a client has connections. */
    private static final int MANY = 100;

    @Inject
    @All
    List<VenueKind> kinds;

    @Inject
    Scheduler scheduler;

    static Stream<Arguments> endless() {
        return Stream.of(
                Arguments.of("hanging", Answers.nothing()),
                Arguments.of("dripping headers", Answers.dripping("HTTP/1.1 200 OK\r\nX-Long: ", "a")),
                Arguments.of("dripping hints", Answers.dripping("", "HTTP/1.1 103 Early Hints\r\n\r\n")),
                Arguments.of(
                        "dripping a body", Answers.dripping("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", " ")),
                Arguments.of(
                        "dripping the body of an error",
                        Answers.dripping("HTTP/1.1 503 No\r\nContent-Length: 1000000\r\n\r\n", " ")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endless")
    void anAnswerWithoutEndIsAFailureAfterItsTime(String name, Behaviour behaviour) throws Exception {
        try (HostileServer server = new HostileServer(behaviour)) {
            // When
            VenueException failure = failure(venue(server.url(), SHORT));

            // Then
            assertThat(failure)
                    .isInstanceOf(VenueException.Unavailable.class)
                    .hasMessageStartingWith("HOSTILE gives no whole answer within " + SHORT.time());
        }
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("large", Answers.body(new byte[BYTES + 1]), "answers with more than 262144 bytes"),
                Arguments.of("reset within the body", Answers.broken(true), "does not answer: "),
                Arguments.of("ended within the body", Answers.broken(false), "does not answer: "),
                Arguments.of(
                        "headers without end",
                        Answers.raw("HTTP/1.1 200 OK\r\nX: " + "a".repeat(1 << 20) + "\r\n\r\n"),
                        "does not answer: "),
                Arguments.of("no HTTP", Answers.raw("SSH-2.0-OpenSSH_9.2\r\n"), "does not answer: "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void whatIsNoWholeAnswerIsAFailureThatSaysSo(String name, Behaviour behaviour, String reason) throws Exception {
        try (HostileServer server = new HostileServer(behaviour)) {
            // When
            VenueException failure = failure(venue(server.url(), BOUNDS));

            // Then
            assertThat(failure)
                    .isInstanceOf(VenueException.Unavailable.class)
                    .hasMessageStartingWith("HOSTILE " + reason);
        }
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("UTF-16", Answers.time(UTF_16, "Content-Type: application/json;charset=UTF-16")),
                Arguments.of(
                        "another charset's letters",
                        Answers.body("[\"é\"]".getBytes(ISO_8859_1), "Content-Type: text/plain;charset=ISO-8859-1")),
                Arguments.of("a packed body that nobody asked for", Answers.bomb(100)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void whatIsNoUtf8IsRefusedAndNothingIsUnpacked(String name, Behaviour behaviour) throws Exception {
        try (HostileServer server = new HostileServer(behaviour)) {
            // When
            VenueException failure = failure(venue(server.url(), BOUNDS));

            // Then
            assertThat(failure)
                    .isInstanceOf(VenueException.Malformed.class)
                    .hasMessageContaining("gives an unreadable answer, not UTF-8");
            assertThat(server.requests).hasSize(1).noneMatch(head -> head.contains("Accept-Encoding"));
        }
    }

    static Stream<Arguments> oddities() {
        return Stream.of(
                Arguments.of("another charset's name", "Content-Type: application/json;charset=ISO-8859-1"),
                Arguments.of("a charset that there is not", "Content-Type: application/json;charset=klingon"),
                Arguments.of("no type", "Content-Type: ;;;"),
                Arguments.of("a form", "Content-Type: multipart/form-data;boundary=x"),
                Arguments.of("a cookie", "Set-Cookie: a=b"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    void whatIsSaidOfABodyIsNotBelieved(String name, String header) throws Exception {
        try (HostileServer server = new HostileServer(Answers.time(UTF_8, header))) {
            assertThat(venue(server.url(), BOUNDS).serverTime()).isEqualTo(TOLD);
        }
    }

    @Test
    void aHundredMegabytesAreNotReceived() throws Exception {
        AtomicLong sent = new AtomicLong();
        try (HostileServer server = new HostileServer(Answers.megabytes(120, sent))) {
            // When
            VenueException failure = failure(venue(server.url(), BOUNDS));

            // Then: no more than what fits the buffers on the way
            assertThat(failure).hasMessageStartingWith("HOSTILE answers with more than 262144 bytes");
            assertThat(sent).hasValueLessThan(60L << 20);
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (HostileServer other = new HostileServer(Answers.time(UTF_8));
                HostileServer server = new HostileServer(Answers.status(302, "Location: " + other.url()))) {
            // When
            VenueException failure = failure(venue(server.url(), BOUNDS));

            // Then
            assertThat(failure)
                    .isInstanceOf(VenueException.Unavailable.class)
                    .hasMessageStartingWith("HOSTILE answers 302 to " + other.url());
            assertThat(other.requests).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameThatLeadsNowhereIsAFailureThatSaysSo(String host) {
        assertThat(failure(venue(URI.create("http://" + host + ":8080"), BOUNDS)))
                .isInstanceOf(VenueException.Unavailable.class)
                .hasMessageStartingWith("HOSTILE does not answer: ")
                .hasMessageContaining(host);
    }

    static List<String> names() {
        return List.of(UncertainNames.UNKNOWN, UncertainNames.SILENT);
    }

    @Test
    void whoHangsHoldsUpNoOtherVenue() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                HostileServer hanging = new HostileServer(Answers.nothing());
                HostileServer fine = new HostileServer(Answers.time(UTF_8))) {
            // Given all that may be called at once of one that hangs, and of one whose name is looked up for ever
            AnswerBounds patient = new AnswerBounds(PATIENCE, 1_000);
            Venue hostile = venue(hanging.url(), patient);
            Venue nameless = venue(URI.create("http://" + UncertainNames.SILENT + ":8080"), patient);
            List<Future<ServerTime>> waiting = Stream.generate(() -> threads.submit(hostile::serverTime))
                    .limit(MANY)
                    .toList();
            Stream.generate(() -> threads.submit(nameless::serverTime))
                    .limit(MANY / 4)
                    .forEach(lookedUp -> assertThat(lookedUp).isNotNull());
            await().atMost(PATIENCE).until(() -> hanging.requests.size() >= MANY / 4);

            // When
            for (int call = 0; call < MANY; call++) {
                assertThat(venue(fine.url(), BOUNDS).serverTime()).isEqualTo(TOLD);
            }

            // Then
            assertThat(waiting).noneMatch(Future::isDone);
        }
    }

    /** A venue of any kind, called once for each question. */
    private Venue venue(URI url, AnswerBounds bounds) {
        VenueApi api = kinds.stream()
                .filter(kind -> kind.name().equals("bybit"))
                .findFirst()
                .orElseThrow()
                .connect(new HttpClients(
                        url,
                        Duration.ofSeconds(2),
                        bounds.time().multipliedBy(2),
                        bounds,
                        bounds.time(),
                        Optional.empty()));
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        VenueCalls calls = new VenueCalls(
                "HOSTILE",
                api,
                new LocalBudget(new Allowance(1, Map.of()), 1, InstantSource.system(), () -> Duration.ZERO),
                new GuardedBreaker("HOSTILE", MANY * 2, Duration.ofSeconds(1)),
                new RetryPolicy(0, Duration.ZERO, MANY),
                scheduler,
                RandomGenerator.getDefault(),
                new VenueErrors(InstantSource.system(), Duration.ofMinutes(1), Duration.ofMinutes(1)),
                meters);
        return new RestVenue("HOSTILE", api, calls, new SetAsideRows("HOSTILE", meters));
    }

    private static VenueException failure(Venue venue) {
        return Optional.ofNullable(catchThrowableOfType(VenueException.class, venue::serverTime))
                .orElseThrow(() -> new AssertionError("an answer was made of what is none"));
    }
}
