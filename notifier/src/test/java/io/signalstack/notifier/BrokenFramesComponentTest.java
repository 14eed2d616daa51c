package io.signalstack.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.signalstack.contracts.account.Tier;
import java.io.IOException;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that break RFC 6455, and messages that are too long. */
@QuarkusTest
class BrokenFramesComponentTest extends FeedFixture {

    private RawSocket socket;

    @BeforeEach
    void connectRaw() throws IOException {
        socket = RawSocket.connect(service, tokens.user("raw-" + UUID.randomUUID(), Tier.FREE));
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
    }

    @Test
    void no_compression_is_agreed_on() {
        assertThat(socket.head()).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
    }

    @ParameterizedTest
    @ValueSource(ints = {16 * 1024 + 1, 17 * 1024, 300 * 1024})
    void a_message_over_16_kib_is_too_large(int length) throws IOException {
        socket.send(RawSocket.TEXT, "x".repeat(length).getBytes(UTF_8));

        assertThat(socket.closeCode()).isEqualTo(1009);
    }

    @Test
    void so_is_one_of_many_small_frames() throws IOException {
        byte[] part = "x".repeat(1024).getBytes(UTF_8);
        socket.send(RawSocket.TEXT_BEGINS, part);
        for (int i = 0; i < 16; i++) {
            socket.send(RawSocket.TEXT_GOES_ON, part);
        }

        assertThat(socket.closeCode()).isEqualTo(1009);
    }

    @Test
    void so_is_one_between_whose_frames_pings_come() throws IOException {
        byte[] part = "x".repeat(4096).getBytes(UTF_8);
        socket.send(RawSocket.TEXT_BEGINS, part);
        for (int i = 0; i < 4; i++) {
            socket.send(RawSocket.PING, new byte[0]);
            socket.send(RawSocket.TEXT_GOES_ON, part);
        }

        assertThat(socket.closeCode()).isEqualTo(1009);
    }

    @Test
    void an_upgrade_that_is_refused_harms_no_later_one_on_its_connection() throws IOException {
        String token = tokens.user("raw-" + UUID.randomUUID(), Tier.FREE);
        try (RawSocket second = RawSocket.connectAfterRefusal(service, token)) {
            assertThat(second.head()).startsWith("HTTP/1.1 101 ");
            second.send(RawSocket.TEXT, new byte[] {(byte) 0xff});
            assertThat(second.closeCode()).isEqualTo(1007);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "c3", "c328", "eda080", "f4908080", "7b22ffff227d", "c0af"})
    void text_that_is_not_utf_8_is_invalid_data(String hex) throws IOException {
        socket.send(RawSocket.TEXT, HexFormat.of().parseHex(hex));

        assertThat(socket.closeCode()).isEqualTo(1007);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000", "4999, 4999", "5000, 1002", "65535, 1002", "999, 1002", "1005, 1002"})
    void a_close_code_that_there_is_is_said_in_return(int sent, int answered) throws IOException {
        socket.send(RawSocket.CLOSE, new byte[] {(byte) (sent >>> 8), (byte) sent});

        assertThat(socket.closeCode()).isEqualTo(answered);
    }

    @Test
    void a_flood_of_pings_is_one_of_messages() throws IOException {
        for (int i = 0; i < 100; i++) {
            socket.send(RawSocket.PING, new byte[0]);
        }

        assertThat(socket.closeCode()).isEqualTo(4429);
    }

    @ParameterizedTest
    @CsvSource({
        "reserved bit 1, c1",
        "reserved bit 2, a1",
        "reserved bit 3, 91",
        "unknown opcode, 83",
        "unknown control, 8b",
        "a continuation of nothing, 80",
    })
    void a_frame_that_breaks_the_protocol_is_a_protocol_error(String what, String firstByte) throws IOException {
        socket.send(Integer.parseInt(firstByte, 16), "{}".getBytes(UTF_8));

        assertThat(socket.closeCode()).as(what).isEqualTo(1002);
    }
}
