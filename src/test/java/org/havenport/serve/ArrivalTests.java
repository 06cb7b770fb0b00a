package org.havenport.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.havenport.serve.Arrival.Verdict;
import org.havenport.serve.Arrival.Verdict.Come;
import org.havenport.serve.Arrival.Verdict.GoToHttps;
import org.havenport.serve.Arrival.Verdict.NotThisName;
import org.havenport.serve.Arrival.Verdict.NotThisWay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is believed of a request before it is let in. */
class ArrivalTests {

    private static final String NAME = "portal.example.org";
    private static final String VISITOR = "203.0.113.5";

    private final Front alone = new Front(List.of(NAME, "old.example.org"), List.of(), 80, true, 8443);
    private final Front behind = new Front(List.of(NAME), List.of("127.0.0.1"), null, false, 8080);

    @Test
    void withACertificateOfOnesOwn() {
        assertThat(direct(VISITOR, true, NAME)).isEqualTo(new Come(VISITOR, true));
        assertThat(direct(VISITOR, true, "OLD.example.org.")).isEqualTo(new Come(VISITOR, true));
        assertThat(direct(VISITOR, true, "evil.example")).isEqualTo(new NotThisName());
        assertThat(direct(VISITOR, true, "")).isEqualTo(new NotThisName());
        assertThat(direct(VISITOR, false, NAME))
                .as("in clear on the port of the pages")
                .isEqualTo(new NotThisWay());
    }

    @Test
    void headersOfStrangersAreNotBelieved() {
        var verdict = new Arrival(VISITOR, true, false, "127.0.0.1", "https", NAME, false).judge(alone);
        assertThat(verdict).isEqualTo(new Come(VISITOR, true));

        var stranger = new Arrival(VISITOR, false, false, "127.0.0.1", "https", NAME, false).judge(behind);
        assertThat(stranger).as("past the proxy").isEqualTo(new NotThisWay());
    }

    @Test
    void theProxysWordIsTakenAndNothingBeforeIt() {
        assertThat(byProxy(VISITOR, "https", NAME)).isEqualTo(new Come(VISITOR, true));
        assertThat(byProxy("10.9.9.9, " + VISITOR, "https", NAME))
                .as("the browser invented the first")
                .isEqualTo(new Come(VISITOR, true));
        assertThat(byProxy(VISITOR + ", 127.0.0.1", "https", NAME)).isEqualTo(new Come(VISITOR, true));
        assertThat(byProxy("<script>", "https", NAME)).isEqualTo(new Come("127.0.0.1", true));
        assertThat(byProxy(null, "https", NAME)).isEqualTo(new Come("127.0.0.1", true));
        assertThat(byProxy(VISITOR, "https", "evil.example")).isEqualTo(new NotThisName());
    }

    @Test
    void whatCameInClearIsSentToHttps() {
        assertThat(byProxy(VISITOR, "http", NAME)).isEqualTo(new GoToHttps(NAME));
        assertThat(byProxy(VISITOR, null, NAME)).isEqualTo(new GoToHttps(NAME));
        var redirected = new Arrival(VISITOR, false, true, null, null, "old.example.org", false).judge(alone);
        assertThat(redirected).isEqualTo(new GoToHttps("old.example.org"));
        var foreign = new Arrival(VISITOR, false, true, null, null, "evil.example", false).judge(alone);
        assertThat(foreign).as("never to a name that is not ours").isEqualTo(new GoToHttps(NAME));
        assertThat(new Arrival(VISITOR, false, true, null, null, NAME, true).judge(alone))
                .isEqualTo(new GoToHttps(NAME));
    }

    @Test
    void aWatcherMayAskByAddress() {
        assertThat(new Arrival("10.0.0.7", true, false, null, null, "10.0.0.1", true).judge(alone))
                .isEqualTo(new Come("10.0.0.7", true));
        assertThat(new Arrival("127.0.0.1", false, false, null, null, "localhost", true).judge(behind))
                .isEqualTo(new Come("127.0.0.1", false));
    }

    @Test
    void networksOfProxies() {
        var proxies = Proxies.parse(List.of("192.0.2.16/28", "2001:db8::/120"));
        assertThat(proxies.has("192.0.2.31")).isTrue();
        assertThat(proxies.has("192.0.2.32")).isFalse();
        assertThat(proxies.has("2001:db8::ff")).isTrue();
        assertThat(proxies.has("2001:db8::1:0")).isFalse();
        assertThat(proxies.has("portal.example.org")).isFalse();
    }

    private Verdict direct(String peer, boolean tls, String host) {
        return new Arrival(peer, tls, false, null, null, host, false).judge(alone);
    }

    private Verdict byProxy(@Nullable String forwardedFor, @Nullable String proto, String host) {
        return new Arrival("127.0.0.1", false, false, forwardedFor, proto, host, false).judge(behind);
    }
}
