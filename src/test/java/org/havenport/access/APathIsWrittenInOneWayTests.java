package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.havenport.house.Cast;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.Functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A path that is written otherwise than its route names no page, whoever asks. */
@PortalTest
class APathIsWrittenInOneWayTests {

    private static final String ADDRESS = "127.41.12.1";

    @Autowired
    Cast cast;

    @Autowired
    Functions functions;

    @Autowired
    Deciding deciding;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%73ign-in",
                "/sign-in;x=1",
                "/sign-in;",
                "/./sign-in",
                "/%2e/sign-in",
                "/home/../sign-in",
                "/home/%2e%2e/sign-in",
                "//sign-in",
                "/%68ome",
                "/home;jsessionid=1",
                "/%68ome?lang=en",
                "/status/%6cive",
                "/staff//people",
                "/assets/../home",
                "/assets/%2e%2e/home",
                "/assets/;x/../home"
            })
    @Verifies("A1.4#3")
    void namesNoPage(String path) throws IOException {
        var ann = cast.newPatient().browser();
        var in = Map.of("havenport", ann.cookie("havenport"));
        var missing = Knock.get("/no-such-page", in).at(cast.portal(), ADDRESS);
        assertThat(missing.status()).isEqualTo(404);

        for (var cookies : List.of(in, Map.<String, String>of())) {
            var answer = Knock.get(path, cookies).at(cast.portal(), ADDRESS);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).contains(heading(missing.body()));
            assertThat(answer.headers()).containsKeys("content-security-policy", "cache-control");
            assertThat(new Knock(path, cookies, "username", "nobody", "password", "wrong")
                            .at(cast.portal(), ADDRESS)
                            .status())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/sign-in?lang=%65n", "/sign-in?x=//;./%2e", "/status/live"})
    void nothingOfAQueryIsLookedAt(String path) throws IOException {
        assertThat(Knock.get(path, Map.of()).at(cast.portal(), ADDRESS).status())
                .isIn(200, 303);
    }

    @Test
    void whatIsSwitchedOffStaysClosed() throws IOException {
        var ann = cast.newPatient().browser();
        var in = Map.of("havenport", ann.cookie("havenport"));
        var function =
                functions.all().stream().filter(it -> !it.right()).findFirst().orElseThrow();
        var path = function.path();
        deciding.decide(function, false);
        try {
            assertThat(Knock.get(path, in).at(cast.portal(), ADDRESS).status()).isEqualTo(303);
            var numbered = "/%" + Integer.toHexString(path.charAt(1)) + path.substring(2);
            assertThat(Knock.get(numbered, in).at(cast.portal(), ADDRESS).status())
                    .isEqualTo(404);
        } finally {
            deciding.forget(function);
        }
    }

    private static String heading(String page) {
        return page.substring(page.indexOf("<h1"), page.indexOf("</h1>"));
    }
}
