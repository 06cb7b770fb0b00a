package org.havenport.serve;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The addresses whose word is taken about who asks, and how: those of our own proxies and no others. */
record Proxies(List<Network> all) {

    private static final Pattern NUMBERS = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}");
    private static final int MOST_IPV4 = 8;
    private static final int MOST_IPV6 = 64;

    /** A single address, or a small network of them. */
    record Network(byte[] address, int bits) {
        boolean has(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            int whole = bits / 8;
            int rest = bits % 8;
            return Arrays.equals(address, 0, whole, other, 0, whole)
                    && (rest == 0 || ((address[whole] ^ other[whole]) & (0xff00 >> rest) & 0xff) == 0);
        }
    }

    /**
     * Reads addresses as {@code 192.0.2.10} and networks as {@code 192.0.2.0/28}.
     *
     * @throws IllegalArgumentException saying which is none, or which is too wide to be a list of proxies
     */
    static Proxies parse(List<String> texts) {
        var networks = new ArrayList<Network>();
        for (var text : texts) {
            var parts = text.split("/", 2);
            var address = address(parts[0]);
            int bits = parts.length == 1 ? address.length * 8 : bits(text, parts[1]);
            int open = address.length * 8 - bits;
            if (bits < 0 || open < 0 || open > (address.length == 4 ? MOST_IPV4 : MOST_IPV6)) {
                throw new IllegalArgumentException("%s is wider than a list of one's own proxies".formatted(text));
            }
            networks.add(new Network(address, bits));
        }
        return new Proxies(List.copyOf(networks));
    }

    static boolean isAddress(String text) {
        try {
            return address(text).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    boolean has(String remote) {
        try {
            var address = address(remote);
            return all.stream().anyMatch(network -> network.has(address));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether they all run on this machine, so that nobody can listen in between. */
    boolean areHere() {
        return all.stream().allMatch(network -> {
            try {
                return InetAddress.getByAddress(network.address()).isLoopbackAddress();
            } catch (UnknownHostException e) {
                return false;
            }
        });
    }

    private static byte[] address(String text) {
        if (!NUMBERS.matcher(text).matches()) {
            throw new IllegalArgumentException("%s is no address in numbers".formatted(text));
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("%s is no address in numbers".formatted(text), e);
        }
    }

    private static int bits(String text, String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s is no network".formatted(text), e);
        }
    }
}
