package org.havenport.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a try to get in comes from.
 *
 * @param address of the machine that asked, as the portal's own proxies say it
 * @param agent what the browser says it is
 * @param device the value of the cookie of a browser that was used before, or null; anyone may send anything, and
 *     {@link DeviceCookie} tells what was issued
 */
public record From(String address, String agent, @Nullable String device) {

    /** The cookie that a browser keeps in which somebody signed in completely. */
    static final String COOKIE = "havenport-device";

    private static final int LONGEST_AGENT = 400;
    private static final int BYTES_OF_A_HOME = 7;

    /** Where a request comes from. */
    public static From of(HttpServletRequest request) {
        var agent = request.getHeader("User-Agent");
        return new From(
                request.getRemoteAddr(),
                agent == null ? "" : agent.substring(0, Math.min(agent.length(), LONGEST_AGENT)),
                device(request));
    }

    /** A program of this machine. */
    static From here() {
        return new From("127.0.0.1", "", null);
    }

    /** The cookie of a browser that was used before, as far as it may be one. */
    static @Nullable String device(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().endsWith(COOKIE))
                        .map(jakarta.servlet.http.Cookie::getValue)
                        .filter(value -> !value.isEmpty() && value.length() <= DeviceCookie.LONGEST)
                        .findFirst()
                        .orElse(null);
    }

    /** What is counted as one network: an address of the old kind, or the /56 that a home gets of the new kind. */
    public String network() {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == 4
                    ? InetAddress.getByAddress(bytes).getHostAddress()
                    : java.util.HexFormat.of().formatHex(bytes, 0, BYTES_OF_A_HOME) + "/56";
        } catch (IllegalArgumentException | UnknownHostException e) {
            return address;
        }
    }

    /** The address as people are shown it: without its last part. */
    static String shortened(String address) {
        if (address.indexOf(':') < 0) {
            var dot = address.lastIndexOf('.');
            return dot < 0 ? address : address.substring(0, dot) + ".*";
        }
        var parts = address.split(":", 4);
        return parts.length < 4 ? address : parts[0] + ":" + parts[1] + ":" + parts[2] + ":*";
    }

    @Override
    public String toString() {
        return "From[" + shortened(address) + "]";
    }
}
