package org.havenport.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A small browser: keeps cookies, sends the hidden field of its last page with every form, follows no redirect. */
public class Browser {

    private static final Pattern HIDDEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern SECONDS_LEFT = Pattern.compile("data-most=\"\\d+\"");
    private static final String FORM_COOKIE = "havenport-form";

    private final URI portal;
    private final HttpClient client;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String hidden = "";
    private final Function<String, Holder> holders;

    /**
     * A browser at an address of its own.
     *
     * @param address any of {@code 127.*.*.*}
     * @param holders says by the cookie in whose hands it is, so that nobody else's words may come to it
     */
    Browser(URI portal, String address, Function<String, Holder> holders) {
        this.portal = portal;
        this.holders = holders;
        try {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .localAddress(InetAddress.getByName(address))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A browser for a program of its own, whose patients nobody listens for. */
    public static Browser of(URI portal, String address) {
        return new Browser(portal, address, _ -> Holder.NOBODY);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** Posts a form; {@code fields} are names and values in turn. The hidden field is added. */
    public Answer post(String path, String... fields) {
        return postWith(new String[0], path, fields);
    }

    /** As {@link #post}, with headers, names and values in turn. */
    public Answer postWith(String[] headers, String path, String... fields) {
        var all = new ArrayList<>(List.of("_csrf", hidden()));
        all.addAll(Arrays.asList(fields));
        return send("POST", path, form(all.toArray(String[]::new)), headers);
    }

    /** The value of the hidden field of the next form. */
    public String hidden() {
        if (hidden.isEmpty()) {
            inventHidden();
        }
        return hidden;
    }

    /** Posts a form just so, as a foreign site would. */
    public Answer postBare(String path, String... fields) {
        return send("POST", path, form(fields));
    }

    /** Posts a form with files, the hidden field in the address; {@code body} is what the browser would build. */
    public Answer postParts(String path, String boundary, byte[] body) {
        if (hidden.isEmpty()) {
            inventHidden();
        }
        var request = HttpRequest.newBuilder(portal.resolve(path + "?_csrf=" + hidden))
                .POST(BodyPublishers.ofByteArray(body))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary);
        return send(request, "");
    }

    /** Sends anything; {@code headers} are names and values in turn. */
    public Answer send(String method, String path, @Nullable String body, String... headers) {
        var request = HttpRequest.newBuilder(portal.resolve(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (body != null && !Arrays.asList(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        return send(request, body == null ? "" : body);
    }

    private Answer send(HttpRequest.Builder request, String typed) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var sent = cookie();
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            var answer = new Answer(
                    response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), response.headers());
            Overheard.listen(
                    "program",
                    () -> holders.apply(sent),
                    "%s %s%n%s".formatted(response.request().method(), response.uri(), typed),
                    Documents.words(answer, response.body()) + answer.headers().map());
            var found = HIDDEN.matcher(answer.body());
            if (answer.isPage() && found.find()) {
                hidden = found.group(1);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The session as the browser knows it, or an empty text. */
    private String cookie() {
        var plain = cookie("havenport");
        return plain.isEmpty() ? cookie("__Host-havenport") : plain;
    }

    /** The value of a cookie, or an empty text. */
    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    public void forgetCookies() {
        cookies.clear();
        hidden = "";
    }

    /** What a page's hidden field would hold for a token of our own; for a form without its page. */
    private void inventHidden() {
        var token = UUID.randomUUID().toString();
        var bytes = token.getBytes(StandardCharsets.UTF_8);
        var masked = new byte[2 * bytes.length];
        System.arraycopy(bytes, 0, masked, bytes.length, bytes.length);
        cookies.put(FORM_COOKIE, token);
        hidden = Base64.getUrlEncoder().encodeToString(masked);
    }

    private void keep(String header) {
        var pair = header.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || header.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
            if (pair[0].equals(FORM_COOKIE)) {
                hidden = "";
            }
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String form(String... fields) {
        var text = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            text.append(text.isEmpty() ? "" : "&").append(fields[i]).append('=');
            text.append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    /** What came back. */
    public record Answer(int status, String body, java.net.http.HttpHeaders headers) {

        /** Where it leads, or an empty text. */
        public String location() {
            return header("Location");
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** Whether a browser would show it; what is saved as a file gives the next form nothing. */
        boolean isPage() {
            return header("Content-Type").startsWith("text/html");
        }

        /** The body without what differs on every page: the token of the form, and how long the session lasts yet. */
        public String bodyWithoutToken() {
            var plain = HIDDEN.matcher(body).replaceAll("name=\"_csrf\" value=\"\"");
            return SECONDS_LEFT.matcher(plain).replaceAll("data-most=\"\"");
        }
    }
}
