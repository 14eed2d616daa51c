package io.signalstack.api.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.api.application.Passwords.Client;
import org.junit.jupiter.api.Test;

class HashingRoomTest {

    private final HashingRoom room = new HashingRoom(10, 4);

    @Test
    void one_source_has_two_places_at_most_and_gets_them_back() {
        // Given
        assertThat(room.enter(stranger("203.0.113.1"))).isTrue();
        assertThat(room.enter(stranger("203.0.113.2"))).isTrue();

        // When, Then
        assertThat(room.enter(stranger("203.0.113.3"))).isFalse();
        room.leave(stranger("203.0.113.1"));
        assertThat(room.enter(stranger("203.0.113.3"))).isTrue();
    }

    @Test
    void who_is_known_to_the_account_finds_a_place_when_strangers_find_none() {
        // Given
        for (int i = 0; i < 6; i++) {
            assertThat(room.enter(stranger("203.0." + i + ".1"))).isTrue();
        }

        // When, Then
        assertThat(room.enter(stranger("203.0.99.1"))).isFalse();
        for (int i = 0; i < 4; i++) {
            assertThat(room.enter(new Client("203.0.113." + i, true))).isTrue();
        }
        assertThat(room.enter(new Client("203.0.113.9", true))).isFalse();
    }

    @Test
    void one_host_has_two_places_whatever_it_is_to_the_account_and_whichever_of_its_addresses_it_uses() {
        // Given
        assertThat(room.enter(new Client("203.0.113.1", true))).isTrue();
        assertThat(room.enter(stranger("203.0.113.1"))).isTrue();
        assertThat(room.enter(new Client("2001:db8::1", true))).isTrue();
        assertThat(room.enter(new Client("2001:db8::2", true))).isTrue();

        // When, Then
        assertThat(room.enter(new Client("203.0.113.1", true))).isFalse();
        assertThat(room.enter(stranger("203.0.113.1"))).isFalse();
        assertThat(room.enter(new Client("2001:db8::3", true))).isFalse();
        assertThat(room.enter(new Client("203.0.113.2", true))).isTrue();
        room.leave(stranger("203.0.113.1"));
        assertThat(room.enter(new Client("203.0.113.1", true))).isTrue();
    }

    private static Client stranger(String address) {
        return new Client(address, false);
    }
}
