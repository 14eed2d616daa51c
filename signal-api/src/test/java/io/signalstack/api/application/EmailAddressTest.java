package io.signalstack.api.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "Me@Example.ORG, me@example.org",
        "'  me@example.org ', me@example.org",
        "jos\u00e9@example.org, jos\u00e9@example.org",
        "jose\u0301@example.org, jos\u00e9@example.org",
        "\uff4d\uff45@example.org, me@example.org",
        "me\uff20example.org, me@example.org",
        "\ufb01n@example.org, fin@example.org",
        "stra\u00dfe@example.org, strasse@example.org",
        "me@B\u00fccher.example, me@xn--bcher-kva.example",
        "me@bu\u0308cher.example, me@xn--bcher-kva.example",
        "me@example\u3002org, me@example.org",
        "\u212Aelvin@example.org, kelvin@example.org"
    })
    void addresses_that_look_the_same_have_the_same_key(String written, String key) {
        assertThat(EmailAddress.of(written).key()).contains(key);
    }

    @ParameterizedTest(name = "[{index}]")
    @ValueSource(
            strings = {
                "m\u200be@example.org", // zero width space
                "m\u200de@example.org", // zero width joiner
                "\ufeffme@example.org", // byte order mark
                "m\u00ade@example.org", // soft hyphen
                "\u202eem@example.org", // right-to-left override
                "m\u034fe@example.org", // combining grapheme joiner
                "m\u3164e@example.org", // Hangul filler
                "me\ufe0f@example.org", // variation selector
                "m\u0007e@example.org",
                "m\u0000e@example.org",
                "m e@example.org",
                "m\u00a0e@example.org",
                "m\ud800e@example.org", // half a pair
                "m\ue000e@example.org", // private use
                "me@exa\u200bmple.org",
                "me@exam_ple.org",
                "me@exam/ple.org",
                "me@.org",
                "me@example.org.",
                "me@example..org",
                "me@",
                "@example.org",
                "me",
                "me@you@example.org",
                "me\uff20you@example.org",
                ""
            })
    void what_is_no_address_or_holds_what_cannot_be_seen_has_no_key(String written) {
        assertThat(EmailAddress.of(written).key()).isEmpty();
    }

    @Test
    void an_address_that_grows_too_long_has_no_key() {
        // Given characters each of which is four in NFKC
        String written = "\u3300".repeat(70) + "@example.org";

        assertThat(written).hasSizeLessThan(254);
        assertThat(EmailAddress.of(written).key()).isEmpty();
    }

    @Test
    void a_key_is_its_own_key() {
        String key = EmailAddress.of("\uff2dJose\u0301\u00df\u0130@B\u00fccher.example")
                .key()
                .orElseThrow();

        assertThat(EmailAddress.of(key).key()).contains(key);
    }

    @Test
    void an_account_without_a_key_is_named_as_before() {
        assertThat(EmailAddress.of(" M\u200bE@Example.org").name()).isEqualTo("m\u200be@example.org");
    }
}
