package org.havenport.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.Test;

/** Each setting that a practice must not run with is refused by its name, and all of them at once. */
class UnsafeSettingsTests extends Spoilt {

    @Test
    void whatIsSoundIsNotRefused() throws IOException {
        assertThat(refused()).isEmpty();

        lines.put("http.port", "80");
        lines.put("https.port", "443");
        lines.put("proxies", "192.0.2.10, 2001:db8::1");
        assertThat(refused()).as("with ports and a proxy before it").isEmpty();

        lines.keySet()
                .removeAll(List.of("tls.certificate", "tls.key", "https.port", "database.url", "database.passwords"));
        lines.put("proxies", "127.0.0.1");
        assertThat(refused())
                .as("behind a proxy on this machine, with the carried database")
                .isEmpty();
    }

    @Test
    void hostNames() {
        assertAll(
                only("host.names", "", "host.names", "missing"),
                only("host.names", "https://portal.example.org", "host.names", "no full name"),
                only("host.names", "localhost", "host.names", "no full name"),
                only("host.names", "192.0.2.7", "host.names", "no full name"),
                only("host.names", NAME + ", other.example.org", "tls.certificate", "does not name other.example.org"));
    }

    @Test
    void aFeedOfWeaknessesInClear() {
        assertAll(
                only("advisories", "http://news.example.org/all.zip", "advisories", "in clear"),
                only("advisories", "https://news.example.org/all.zip, news.json", "advisories", "in clear"));
    }

    @Test
    @Verifies({"A1.3#4", "B.sec.1#7"})
    void aDatabaseInClear() {
        assertAll(
                only(
                        "database.url",
                        "postgresql://db.example.org/havenport?sslmode=disable",
                        "database.url",
                        "sslmode=disable"),
                only(
                        "database.url",
                        "postgresql://db.example.org/havenport?sslmode=prefer",
                        "database.url",
                        "sslmode=prefer"),
                only(
                        "database.url",
                        "postgresql://db.example.org/havenport?sslmode=require",
                        "database.url",
                        "sslmode=require"),
                only(
                        "database.url",
                        "postgresql://db.example.org/havenport?sslmode=verify-ca",
                        "database.url",
                        "sslmode=verify-ca"),
                only(
                        "database.url",
                        "postgresql://127.0.0.1,db.example.org/havenport?sslmode=disable",
                        "database.url",
                        "sslmode=disable"),
                only(
                        "database.url",
                        "postgresql://db.example.org/havenport?sslfactory=org.postgresql.ssl.NonValidatingFactory",
                        "database.url",
                        "sslfactory"),
                only(
                        "database.url",
                        "postgresql://db.example.org/havenport?sslrootcert=/nowhere/ca.pem",
                        "database.url",
                        "/nowhere/ca.pem"),
                only("database.url", "mysql://db.example.org/havenport", "database.url", "postgresql://"));
    }

    @Test
    void aPasswordInTheAddressIsRefusedAndNotRepeated() throws IOException {
        for (var url : List.of(
                "postgresql://me:hunter2@db.example.org/havenport",
                "postgresql://db.example.org/havenport?password=hunter2")) {
            lines.put("database.url", url);
            assertThat(refused())
                    .singleElement()
                    .satisfies(one ->
                            assertThat(one.toString()).contains("password").doesNotContain("hunter2"));
        }
    }

    @Test
    void filesThatOthersCanReadOrReplace() {
        assertAll(
                open("secret/organisation.json", "rw-r-----", "key", "some accounts"),
                open("secret/organisation.json", "rw----r--", "key", "all accounts"),
                open("secret/passwords", "rw-r--r--", "database.passwords", "all accounts"),
                open("own.key", "rw-r--r--", "tls.key", "all accounts"),
                open("own.crt", "rw-rw-r--", "tls.certificate", "accounts"),
                open("data", "rwxr-x---", "data", "some accounts"),
                open("secret", "rwxrwxrwx", "key", "accounts"));
    }

    @Test
    void aStarCoversOneStep() {
        assertThat(Names.covers("*.example.org", NAME)).isTrue();
        assertThat(Names.covers("*.example.org", "a.b.example.org")).isFalse();
        assertThat(Names.covers("*.example.org", "example.org")).isFalse();
    }

    @Test
    void plainHttp() {
        lines.keySet().removeAll(List.of("tls.certificate", "tls.key"));
        assertAll(
                only("proxies", "", "tls.certificate", "in clear"),
                only("proxies", "192.0.2.10", "proxies", "another machine"),
                only("proxies", "127.0.0.1, 192.0.2.10", "proxies", "another machine"),
                only("proxies", "proxy.example.org", "proxies", "no address in numbers"),
                only("proxies", "10.0.0.0/8", "proxies", "wider"),
                only("proxies", "0.0.0.0/0", "proxies", "wider"));
        lines.put("proxies", "127.0.0.1");
        assertAll(
                only("listen", "0.0.0.0", "listen", "in clear"),
                only("https.port", "443", "https.port", "no certificate"));
    }

    @Test
    void ports() {
        lines.put("https.port", "8443");
        assertAll(
                only("http.port", "8443", "http.port", "same"),
                only("http.port", "99999", "http.port", "no port"),
                only("http.port", "web", "http.port", "no port"));
    }

    @Test
    void theMachine() throws IOException {
        assertThat(about(new Machine(true, List.of(), MACHINE.built()), NOW)).containsExactly("the account");
        assertThat(about(MACHINE, MACHINE.built().minusSeconds(1))).contains("the clock");
        assertThat(about(MACHINE, MACHINE.built().plus(Duration.ofDays(21 * 365))))
                .contains("the clock");
        for (var argument : List.of("-agentlib:jdwp=transport=dt_socket", "-Dcom.sun.management.jmxremote.port=1")) {
            assertThat(about(new Machine(false, List.of(argument), MACHINE.built()), NOW))
                    .containsExactly("the virtual machine");
        }
        lines.put("root.accepted", "yes");
        assertThat(about(new Machine(true, List.of(), MACHINE.built()), NOW)).isEmpty();
    }

    @Test
    void misspeltSettings() throws IOException {
        lines.put("host.name", NAME);
        assertThat(refused()).singleElement().satisfies(one -> {
            assertThat(one.about()).isEqualTo("host.name");
            assertThat(one.act()).contains("host.names");
        });
        lines.remove("host.name");
        var environment =
                Map.of("HAVENPORT_HOSTNAMES", NAME, "HAVENPORT_PORT", "tcp://10.0.0.1:443", "HAVENPORT_CONFIG", "x");
        assertThat(UnsafeSettings.in(Configuration.read(write(), environment), MACHINE, NOW))
                .extracting(Refusal::about)
                .containsExactly("HAVENPORT_HOSTNAMES");
    }

    @Test
    void theEnvironmentWins() throws IOException {
        lines.put("host.names", "wrong");
        var set = Configuration.read(write(), Map.of("HAVENPORT_HOST_NAMES", NAME));

        assertThat(UnsafeSettings.in(set, MACHINE, NOW)).isEmpty();
    }

    @Test
    void allIsNamedAtOnce() throws IOException {
        lines.putAll(Map.of(
                "host.names",
                "",
                "key",
                "",
                "database.url",
                "postgresql://db.example.org/x?sslmode=disable",
                "proxies",
                "everyone",
                "typo",
                "x"));
        lines.keySet().removeAll(List.of("tls.certificate", "tls.key", "database.passwords"));

        var refused = refused();

        assertThat(refused)
                .extracting(Refusal::about)
                .containsExactlyInAnyOrder(
                        "typo", "host.names", "proxies", "key", "database.url", "database.passwords");
        assertThat(refused).allSatisfy(one -> {
            assertThat(one.why()).isNotBlank();
            assertThat(one.act()).isNotBlank();
            assertThat(Refusal.inWords(refused)).contains(one.why(), one.act());
        });
    }
}
