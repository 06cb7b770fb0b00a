package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.havenport.house.Browser.Answer;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class HeadersOnEveryAnswerTests {

    @Autowired
    Cast cast;

    @Test
    void aPageCarriesThem() {
        isGuarded(cast.stranger().get("/sign-in"), 200);
    }

    @Test
    void aRedirectCarriesThem() {
        isGuarded(cast.stranger().get("/home"), 303);
    }

    @Test
    void aMissingPageCarriesThem() {
        isGuarded(cast.dora().browser().get("/no-such-page"), 404);
    }

    @Test
    void aForgedFormCarriesThem() {
        isGuarded(cast.stranger().postBare("/sign-in"), 403);
    }

    @Test
    void aMethodThatIsNotAllowedCarriesThem() {
        var answer = cast.dora().browser().get("/sign-out");
        isGuarded(answer, answer.status());
        assertThat(answer.status()).isGreaterThanOrEqualTo(400).isLessThan(500);
    }

    @Test
    void aRequestTheFirewallRejectsCarriesThem() {
        for (var path : List.of("/sign-in;x=1", "/ui//x", "/a%2fb", "/%2e%2e/x", "/sign-in%00")) {
            isGuarded(cast.stranger().get(path), 400);
        }
    }

    @Test
    void aFaultCarriesThem() {
        var answer = cast.stranger().get("/sign-in?lang=%00");
        isGuarded(answer, answer.status());
    }

    @Test
    void aFileCarriesThemAndMayBeKept() {
        var browser = cast.stranger();
        var style = Pattern.compile("href=\"(/assets/[^\"]+\\.css)\"")
                .matcher(browser.get("/sign-in").body());
        assertThat(style.find()).isTrue();
        var file = browser.get(style.group(1));
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Cache-Control")).contains("immutable");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        isGuarded(browser.get("/assets/no-such-file.css"), 404);
    }

    private static void isGuarded(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()");
    }
}
