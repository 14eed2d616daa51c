package io.signalstack.local.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalstack.platform.problem.ErrorCode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/a/b?c=d                     | localhost       | /a/b | /a/b?c=d | localhost",
                "/a                           | localhost:8000  | /a   | /a       | localhost:8000",
                "/a                           | 127.0.0.1:1     | /a   | /a       | 127.0.0.1:1",
                "/a                           | [::1]:8000      | /a   | /a       | [::1]:8000",
                "http://example.org:80/a?b    | localhost       | /a   | /a?b     | example.org:80",
                "HTTP://example.org           | localhost       | /    | /        | example.org"
            })
    void a_target_has_one_path_and_one_host(String uri, String host, String path, String origin, String authority) {
        assertThat(RequestTarget.of(uri, List.of(host))).isEqualTo(new RequestTarget.Clear(path, origin, authority));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\", for=1.2.3.4",
                "a;for=1.2.3.4",
                "a,b",
                "user@host",
                "host:",
                "host:port",
                "host:123456",
                "[::1",
                "::1",
                "http://host",
                "h\u00e9"
            })
    void a_host_that_is_no_host_and_port_is_refused(String host) {
        assertThat(RequestTarget.of("/a", List.of(host)))
                .isInstanceOfSatisfying(
                        RequestTarget.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.MALFORMED_REQUEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one,two", "same,same"})
    void none_or_two_hosts_are_refused(String hosts) {
        List<String> all = hosts.isEmpty() ? List.of() : Arrays.asList(hosts.split(",", -1));

        assertThat(RequestTarget.of("/a", all)).isInstanceOf(RequestTarget.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user@host/a", "http:///a", "http://a?b/c", "*", "host:80", "https://host/a"})
    void a_target_that_is_no_path_of_ours_is_refused(String uri) {
        assertThat(RequestTarget.of(uri, List.of("localhost"))).isInstanceOf(RequestTarget.Refused.class);
    }

    @Test
    void the_header_is_checked_also_where_the_target_names_the_host() {
        assertThat(RequestTarget.of("http://example.org/a", List.of("a\"b"))).isInstanceOf(RequestTarget.Refused.class);
    }
}
