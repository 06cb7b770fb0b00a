package org.havenport.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.havenport.house.Verifies;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page for which passkeys are made and taken is the one to which browsers are sent, and no other. */
class PasskeysBelongToTheFirstNameTests {

    @ParameterizedTest
    @CsvSource({
        "cert, '', '', https://portal.example.org:8443",
        "cert, 443, '', https://portal.example.org",
        "cert, 9443, '', https://portal.example.org:9443",
        "'', '', 127.0.0.1, https://portal.example.org",
        "cert, 9443, 192.0.2.7, https://portal.example.org"
    })
    @Verifies("B.sec.3#14")
    void theOriginIsTheAddressOfTheFirstName(String certificate, String port, String proxies, String origin) {
        var set = Configuration.read(
                null,
                Map.of(
                        "HAVENPORT_HOST_NAMES", "Portal.example.org, other.example.org",
                        "HAVENPORT_TLS_CERTIFICATE", certificate,
                        "HAVENPORT_TLS_KEY", certificate,
                        "HAVENPORT_HTTPS_PORT", port,
                        "HAVENPORT_PROXIES", proxies));
        assertThat(ServeCommand.settings(set)).containsEntry("havenport.passkeys.origin", origin);
    }
}
