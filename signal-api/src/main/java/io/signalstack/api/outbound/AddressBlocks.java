package io.signalstack.api.outbound;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Blocks of addresses that one customer usually has: a /24 of IPv4, a /64 of IPv6. */
final class AddressBlocks {

    private static final int IPV4_BYTES = 4;
    private static final int BLOCK_OF_IPV4 = 3;
    private static final int BLOCK_OF_IPV6 = 8;

    private AddressBlocks() {}

    /** The name of an address's block; what is no address is its own. */
    static String of(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            int length = bytes.length == IPV4_BYTES ? BLOCK_OF_IPV4 : BLOCK_OF_IPV6;
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, length));
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }
}
