package io.signalstack.trading.signal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest that ids and hashes are made with. */
public final class Sha256 {

    private Sha256() {}

    /** One that has seen nothing. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** One that has seen the same, and goes on by itself. */
    static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be copied", e);
        }
    }
}
