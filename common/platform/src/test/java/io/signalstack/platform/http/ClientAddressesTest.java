package io.signalstack.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressesTest {

    private final ClientAddresses addresses = new ClientAddresses(() -> List.of("127.0.0.1", "::1", "10.0.0.0/8"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "198.51.100.1 | -                                 | -                           | 198.51.100.1",
                "198.51.100.1 | -                                 | 203.0.113.9                 | 198.51.100.1",
                "127.0.0.1    | -                                 | 203.0.113.9                 | 203.0.113.9",
                "127.0.0.1    | -                                 | 1.1.1.1, 203.0.113.9        | 203.0.113.9",
                "127.0.0.1    | -                                 | 203.0.113.9, 10.1.2.3       | 203.0.113.9",
                "10.9.9.9     | -                                 | 203.0.113.9:4711            | 203.0.113.9",
                "127.0.0.1    | -                                 | nonsense                    | 127.0.0.1",
                "127.0.0.1    | for=203.0.113.9;proto=http        | 198.51.100.2                | 203.0.113.9",
                "127.0.0.1    | For=\"[2001:db8::1]:4711\"        | -                           | 2001:db8:0:0:0:0:0:1",
                "127.0.0.1    | for=_hidden                       | -                           | 127.0.0.1",
                "127.0.0.1    | for=1.1.1.1, by=x;for=203.0.113.9 | -                           | 203.0.113.9",
                "-            | -                                 | 203.0.113.9                 | unknown",
            })
    void only_what_trusted_proxies_wrote_is_believed(
            String peer, String forwarded, String forwardedFor, String client) {
        assertThat(addresses.of(
                        peer,
                        forwarded == null ? List.of() : List.of(forwarded),
                        forwardedFor == null ? List.of() : List.of(forwardedFor)))
                .isEqualTo(client);
    }

    @Test
    void a_proxy_that_is_no_address_is_refused() {
        assertThatThrownBy(() -> AddressBlock.parse("edge")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AddressBlock.parse("10.0.0.0/40"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 0 and 32");
    }
}
