package io.signalstack.sandbox.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalstack.sandbox.process.Ports;
import io.signalstack.sandbox.process.StartException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {

    @TempDir
    Path folder;

    @Test
    void redis_answers_and_forgets_over_a_restart() throws IOException {
        // Given
        int port;
        try (var redis = RedisServer.start(folder, 0)) {
            port = redis.port();
            assertThat(redis.url()).isEqualTo("redis://127.0.0.1:" + port);
            assertThat(ask(redis, "SET key value")).isEqualTo("+OK");
            assertThat(ask(redis, "EXISTS key")).isEqualTo(":1");
        }
        // When
        try (var redis = RedisServer.start(folder, port)) {
            // Then
            assertThat(ask(redis, "EXISTS key")).isEqualTo(":0");
        }
    }

    @Test
    void what_a_killed_run_left_behind_is_stopped_first() {
        // Given
        var leftover = RedisServer.start(folder, 0);
        // When
        try (var redis = RedisServer.start(folder, leftover.port())) {
            // Then
            assertThat(leftover.handle().isAlive()).isFalse();
            assertThat(redis.pid()).isNotEqualTo(leftover.pid());
        }
        assertThat(RedisServer.stopLeftover(folder)).isFalse();
    }

    @Test
    void a_port_in_use_is_named_with_the_way_out() {
        try (var redis = RedisServer.start(folder.resolve("one"), 0)) {
            assertThatThrownBy(() -> RedisServer.start(folder.resolve("two"), redis.port()))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("Redis cannot start: port " + redis.port())
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    void a_missing_openssl_is_named_with_what_to_install() {
        assertThat(RedisProgram.whyNot(
                        Path.of("/x/redis-server"), "error while loading shared libraries: libssl.so.3: not found"))
                .contains("OpenSSL 3", "apt install libssl3", "brew install openssl@3");
        assertThat(RedisProgram.whyNot(Path.of("/x/redis-server"), "error=13, Permission denied"))
                .contains("/x/redis-server", "noexec");
    }

    private static String ask(RedisServer redis, String command) throws IOException {
        try (Socket socket = Ports.connect(redis.port())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }
}
