package io.signalstack.api.outbound;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Blocks of addresses that one customer, or one host, usually has. */
final class AddressBlocks {

    private static final int IPV4_BYTES = 4;
    private static final int BLOCK_OF_IPV4 = 3;
    private static final int BLOCK_OF_IPV6 = 8;

    private AddressBlocks() {}

    /** The name of a customer's block, a /24 of IPv4, a /64 of IPv6; what is no address is its own. */
    static String of(String address) {
        return block(address, BLOCK_OF_IPV4);
    }

    /** The name of a host's block, an address of IPv4, a /64 of IPv6, of which it has all; what is no address is its own. */
    static String ofHost(String address) {
        return block(address, IPV4_BYTES);
    }

    private static String block(String address, int bytesOfIpv4) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            int length = bytes.length == IPV4_BYTES ? bytesOfIpv4 : BLOCK_OF_IPV6;
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, length));
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }
}
