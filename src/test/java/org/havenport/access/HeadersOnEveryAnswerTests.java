package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Browser.Answer;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@PortalTest
class HeadersOnEveryAnswerTests {

    private static final Map<String, String> ONCE = Map.of(
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "X-Robots-Tag", "noindex, nofollow",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    @Autowired
    Cast cast;

    @Autowired
    OwnersConnection owner;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

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

    @Test
    void theHeadOfAPageAndTheQuestionWhatIsAllowedCarryThem() {
        isGuarded(cast.stranger().send("HEAD", "/sign-in", null), 200);
        var browser = cast.ann().browser();
        isGuarded(browser.send("HEAD", "/results", null), 200);
        var options = browser.send("OPTIONS", "/results", null);
        isGuarded(options, options.status());
        assertThat(options.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void aPieceOfAPageAndAPageAskedForAgainCarryThem() {
        var browser = cast.ann().browser();
        var piece = browser.send("GET", "/results", null, "Range", "bytes=0-9");
        isGuarded(piece, piece.status());
        isGuarded(browser.send("GET", "/results", null, "If-None-Match", "*"), 200);
        isGuarded(browser.send("GET", "/results", null, "If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"), 200);
    }

    @Test
    void whatIsNotAllowedIsMissingAndCarriesThem() {
        isGuarded(cast.ann().browser().get("/staff/audit"), 404);
        isGuarded(cast.hugo().browser().get("/staff/results"), 404);
    }

    @Test
    void aFormTheRouteCannotReadCarriesThem() {
        var browser = cast.dora().browser();
        var path = "/staff/results/" + UUID.randomUUID() + "/" + UUID.randomUUID() + "/review";
        var large = browser.post(path, "comment", "x".repeat(300_000));
        isGuarded(large, large.status());
        assertThat(large.status()).isIn(400, 403, 413);
        var json =
                browser.send("POST", path, "{}", "Content-Type", "application/json", "X-CSRF-TOKEN", browser.hidden());
        isGuarded(json, json.status());
        assertThat(json.status()).isGreaterThanOrEqualTo(400).isLessThan(500);
        for (var method : List.of("PUT", "DELETE", "PATCH")) {
            var answer = browser.send(method, "/staff/results", null, "X-CSRF-TOKEN", browser.hidden());
            isGuarded(answer, answer.status());
            assertThat(answer.status()).isIn(403, 405);
        }
    }

    @Test
    void aFaultOfOursAndAPortalThatIsAwayCarryThem() throws SQLException {
        var browser = cast.ann().browser();
        owner.run("revoke select on chart.item from havenport_patient");
        try {
            isGuarded(browser.get("/results"), 500);
        } finally {
            owner.run("grant select on chart.item to havenport_patient");
        }
        owner.run("alter table audit.line rename to line_away");
        try {
            var answer = browser.get("/results");
            isGuarded(answer, answer.status());
            assertThat(answer.status()).isGreaterThanOrEqualTo(500);
        } finally {
            owner.run("alter table audit.line_away rename to line");
        }
        isGuarded(browser.get("/results"), 200);
    }

    /** Pages of every route of the running program, whoever asks. */
    @Test
    void everyRouteCarriesThem() {
        for (var who :
                List.of(cast.stranger(), cast.ann().browser(), cast.dora().browser())) {
            for (var route : mapping.getHandlerMethods().keySet()) {
                for (var pattern : route.getPatternValues()) {
                    if (!pattern.startsWith("/assets/")) {
                        var answer = who.get(pattern.replaceAll(
                                "\\{[^}]*}", UUID.randomUUID().toString()));
                        isGuarded(answer, answer.status());
                        assertThat(answer.status()).as(pattern).isLessThan(500);
                    }
                }
            }
        }
    }

    private static void isGuarded(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        ONCE.forEach((name, value) ->
                assertThat(answer.headers().allValues(name)).as(name).containsExactly(value));
        assertThat(answer.header("Permissions-Policy")).contains("camera=()");
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "etag", "last-modified");
    }
}
