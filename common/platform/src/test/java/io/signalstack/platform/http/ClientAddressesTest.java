package io.signalstack.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressesTest {

    private static final List<String> TRUSTED = List.of("127.0.0.1", "::1", "10.0.0.0/8");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "198.51.100.1 | -                          | 198.51.100.1",
                "198.51.100.1 | 203.0.113.9                | 198.51.100.1",
                "127.0.0.1    | 203.0.113.9                | 203.0.113.9",
                "127.0.0.1    | 1.1.1.1, 203.0.113.9       | 203.0.113.9",
                "127.0.0.1    | 1.1.1.1 // 203.0.113.9     | 203.0.113.9",
                "127.0.0.1    | 203.0.113.9, 10.1.2.3      | 203.0.113.9",
                "127.0.0.1    | 203.0.113.9 // 10.1.2.3    | 203.0.113.9",
                "10.9.9.9     | 203.0.113.9:4711           | 203.0.113.9",
                "127.0.0.1    | 2001:db8::1                | 2001:db8:0:0:0:0:0:1",
                "127.0.0.1    | nonsense                   | 127.0.0.1",
                "127.0.0.1    | for=203.0.113.9            | 127.0.0.1",
                "127.0.0.1    | 203.0.113.9, nonsense      | 127.0.0.1",
                "-            | 203.0.113.9                | unknown",
            })
    void only_what_trusted_proxies_wrote_is_believed(String peer, String lines, String client) {
        assertThat(new ClientAddresses(TRUSTED, ProxyHeader.X_FORWARDED_FOR).of(peer, split(lines)))
                .isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '\'',
            value = {
                "198.51.100.1 | for=203.0.113.9                       | 198.51.100.1",
                "127.0.0.1    | for=203.0.113.9;proto=http            | 203.0.113.9",
                "127.0.0.1    | proto=http;host=\"a,b\";for=203.0.113.9 | 203.0.113.9",
                "127.0.0.1    | For=\"[2001:db8::1]:4711\"              | 2001:db8:0:0:0:0:0:1",
                "127.0.0.1    | for=\"203.0.113.9:4711\"                | 203.0.113.9",
                "127.0.0.1    | for=1.1.1.1, by=x;for=203.0.113.9     | 203.0.113.9",
                "127.0.0.1    | for=1.1.1.1 // for=203.0.113.9        | 203.0.113.9",
                "127.0.0.1    | for=203.0.113.9, for=10.1.2.3         | 203.0.113.9",
                // A quotation keeps together what only looks like an element.
                "127.0.0.1    | for=203.0.113.9;host=\"a, for=1.2.3.4\" | 203.0.113.9",
                "127.0.0.1    | for=203.0.113.9;host=\"a\\\", for=1.2.3.4\" | 203.0.113.9",
                // Not as the standard has it: nothing is believed.
                "127.0.0.1    | for=203.0.113.9;host=\"a\", for=1.2.3.4\" | 127.0.0.1",
                "127.0.0.1    | for=\"203.0.113.9                       | 127.0.0.1",
                "127.0.0.1    | for=203.0.113.9;for=1.2.3.4           | 127.0.0.1",
                "127.0.0.1    | for = 203.0.113.9                     | 127.0.0.1",
                "127.0.0.1    | 203.0.113.9                           | 127.0.0.1",
                "127.0.0.1    | for=203.0.113.9,                      | 127.0.0.1",
                "127.0.0.1    | for=203.0.113.9 // for=\"             | 127.0.0.1",
                // Names no address.
                "127.0.0.1    | for=_hidden                           | 127.0.0.1",
                "127.0.0.1    | for=unknown                           | 127.0.0.1",
                "127.0.0.1    | for=1.1.1.1, proto=http               | 127.0.0.1",
            })
    void the_standard_header_is_read_as_the_standard_has_it(String peer, String lines, String client) {
        assertThat(new ClientAddresses(TRUSTED, ProxyHeader.FORWARDED).of(peer, split(lines)))
                .isEqualTo(client);
    }

    @Test
    void a_proxy_that_is_no_address_is_refused() {
        assertThatThrownBy(() -> AddressBlock.parse("edge")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AddressBlock.parse("10.0.0.0/40"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 0 and 32");
    }

    /** The lines of a header that came more than once. */
    private static List<String> split(String lines) {
        return lines == null
                ? List.of()
                : Arrays.stream(lines.split(" // ", -1)).map(String::strip).toList();
    }
}
