package io.signalstack.api.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressBlocksTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.250, true",
        "203.0.113.7, 203.0.114.7, false",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "::ffff:203.0.113.7, 203.0.113.9, true",
        "unknown, unknown, true",
        "unknown, 203.0.113.9, false"
    })
    void addresses_of_one_customer_are_one_block(String one, String other, boolean same) {
        assertThat(AddressBlocks.of(one).equals(AddressBlocks.of(other))).isEqualTo(same);
    }
}
