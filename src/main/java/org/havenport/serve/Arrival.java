package org.havenport.serve;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a request came, before any of its words is believed.
 *
 * @param peer the address at the other end of the connection
 * @param tls whether the connection itself is by TLS
 * @param redirecting whether it came to the port that only sends on
 * @param forwardedFor whom a proxy says it comes from; anyone can write this header
 * @param forwardedProto how a proxy says it came; anyone can write this header
 * @param host the name it asks for, without the port
 * @param watched whether it asks only whether the program lives
 */
record Arrival(
        String peer,
        boolean tls,
        boolean redirecting,
        @Nullable String forwardedFor,
        @Nullable String forwardedProto,
        String host,
        boolean watched) {

    /** What is done with it. */
    sealed interface Verdict {
        /** It may come in; the address is the visitor's. */
        record Come(String remote, boolean secure) implements Verdict {}

        record GoToHttps(String host) implements Verdict {}

        record NotThisName() implements Verdict {}

        record NotThisWay() implements Verdict {}
    }

    Verdict judge(Front front) {
        boolean byProxy = front.proxies().has(peer);
        boolean secure = byProxy && !redirecting ? "https".equals(lower(forwardedProto)) : tls;
        var visitor = byProxy ? visitor(front.proxies()) : peer;
        if (watched && !redirecting) {
            return new Verdict.Come(visitor, secure);
        }
        boolean ours = front.names().has(host);
        if (!tls && !redirecting && !byProxy) {
            return new Verdict.NotThisWay();
        }
        if (!secure) {
            return new Verdict.GoToHttps(ours ? lower(host) : front.names().first());
        }
        return ours ? new Verdict.Come(visitor, true) : new Verdict.NotThisName();
    }

    /** The last address that is not one of our proxies: whatever stands before it may be invented. */
    private String visitor(Proxies proxies) {
        if (forwardedFor == null) {
            return peer;
        }
        var hops = forwardedFor.split(",");
        for (int i = hops.length - 1; i >= 0; i--) {
            var hop = hops[i].strip();
            if (!Proxies.isAddress(hop)) {
                return peer;
            }
            if (!proxies.has(hop)) {
                return hop;
            }
        }
        return peer;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
