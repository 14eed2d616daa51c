package io.signalstack.api.application;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * An e-mail address as somebody has written it.
 *
 * @param asBefore the form that accounts were told apart by until addresses were normalised: in small letters
 * @param key the form that they are told apart by now, the same for all that looks the same: NFKC, case folded, the
 *     domain in ASCII (IDNA); empty for what is no address, or holds what cannot be seen
 */
public record EmailAddress(String asBefore, Optional<String> key) {

    private static final int LONGEST = 254;
    private static final int FOLDS = 4;

    /** Reads what was written. */
    public static EmailAddress of(String written) {
        String stripped = written.strip();
        return new EmailAddress(stripped.toLowerCase(Locale.ROOT), key(stripped));
    }

    /** What to call the account of this address, whether there is one or not. */
    public String name() {
        return key.orElse(asBefore);
    }

    private static Optional<String> key(String written) {
        if (!Visible.all(written)) {
            return Optional.empty();
        }
        String folded = fold(written);
        int at = folded.indexOf('@');
        if (at < 1 || at != folded.lastIndexOf('@') || !Visible.all(folded)) {
            return Optional.empty();
        }
        return domain(folded.substring(at + 1))
                .map(domain -> folded.substring(0, at + 1) + domain)
                .filter(address -> address.length() <= LONGEST);
    }

    /** Upper case first, for some letters are one in small letters and two in capitals; until nothing changes. */
    private static String fold(String text) {
        String folded = text;
        for (int i = 0; i < FOLDS; i++) {
            String next = nfkc(nfkc(folded).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
            if (next.equals(folded)) {
                break;
            }
            folded = next;
        }
        return folded;
    }

    private static String nfkc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static Optional<String> domain(String text) {
        try {
            String ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return ascii.isEmpty() || ascii.startsWith(".") || ascii.endsWith(".") || ascii.contains("..")
                    ? Optional.empty()
                    : Optional.of(ascii);
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }
}
