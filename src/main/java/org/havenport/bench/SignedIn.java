package org.havenport.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.havenport.access.Totp;

/** Somebody who has signed in as a browser does; their cookies are what the client then sends. */
final class SignedIn {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final int STEP = 30;

    private final URI portal;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private SignedIn(URI portal) {
        this.portal = portal;
    }

    static SignedIn of(URI portal, Practice.Login who, Clock clock) throws IOException, InterruptedException {
        var one = new SignedIn(portal);
        var now = clock.instant();
        // A code works once; a run that follows another at once takes the next, which is already good.
        if (!one.signIn(who, Totp.code(who.totp(), now))
                && !one.signIn(who, Totp.code(who.totp(), now.plusSeconds(STEP)))) {
            throw new IOException("Somebody of the benchmark could not sign in; wait a minute and try again");
        }
        return one;
    }

    private boolean signIn(Practice.Login who, String code) throws IOException, InterruptedException {
        post("/sign-in", "username", who.username(), "password", who.password());
        var done = post("/sign-in/code", "code", code);
        return done.statusCode() == 303
                && !done.headers().firstValue("Location").orElse("").startsWith("/sign-in");
    }

    private HttpResponse<String> post(String path, String... fields) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(portal.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(path, fields)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The fields of a form, with the token of the page it stands on. */
    String form(String page, String... fields) throws IOException, InterruptedException {
        var shown = browser.send(
                HttpRequest.newBuilder(portal.resolve(page)).build(), HttpResponse.BodyHandlers.ofString());
        var token = TOKEN.matcher(shown.body());
        var form = new StringBuilder("_csrf=").append(token.find() ? encoded(token.group(1)) : "");
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        return form.toString();
    }

    String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .map(HttpCookie::toString)
                .collect(Collectors.joining("; "));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
