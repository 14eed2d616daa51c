package io.signalstack.platform.http;

import java.net.InetAddress;

/**
 * A block of addresses, such as {@code 10.0.0.0/8}.
 *
 * @param address any address of the block
 * @param prefix how many leading bits are the block's
 */
record AddressBlock(InetAddress address, int prefix) {

    /**
     * Reads an address or a CIDR block.
     *
     * @throws IllegalArgumentException if it is neither; names are not looked up
     */
    static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int bits = address.getAddress().length * Byte.SIZE;
        int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("'" + text + "' has no prefix between 0 and " + bits);
        }
        return new AddressBlock(address, prefix);
    }

    boolean contains(InetAddress client) {
        byte[] bytes = address.getAddress();
        byte[] other = client.getAddress();
        if (other.length != bytes.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((bytes[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
