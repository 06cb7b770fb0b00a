package org.havenport.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One request from one address of this machine over a connection of its own, and how long its answer took. The form's
 * hidden field is invented as {@link org.havenport.house.Browser} does.
 *
 * @param cookies names and values
 * @param fields names and values in turn; null for a request that sends no form
 */
record Knock(String path, Map<String, String> cookies, String... fields) {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final Pattern DRAWN = Pattern.compile("\"challenge\":\"[^\"]+\"");
    private static final Pattern HIDDEN = Pattern.compile("name=\"_csrf\" value=\"[^\"]+\"");

    /** What came back; headers in small letters, of cookies their names and attributes. */
    record Answer(int status, TreeMap<String, String> headers, List<String> cookies, String body, long nanos) {

        /** Everything an observer could compare, without what is drawn anew for every answer. */
        String shown(String... names) {
            var shown = new StringBuilder();
            var same = new TreeMap<>(headers);
            same.remove("date");
            shown.append(status).append('\n').append(same).append('\n');
            cookies.forEach(
                    cookie -> shown.append(cookie.replaceFirst("=[^;]+", "=…").replaceFirst("Expires=[^;]+; ", ""))
                            .append('\n'));
            shown.append(DRAWN.matcher(HIDDEN.matcher(body).replaceAll("name=\"_csrf\""))
                    .replaceAll("\"challenge\""));
            var text = shown.toString();
            for (var name : names) {
                text = text.replace(name, "NAME");
            }
            return text;
        }

        /** The value of a cookie that was set, or an empty text. */
        String cookie(String name) {
            return cookies.stream()
                    .filter(cookie -> cookie.startsWith(name + "="))
                    .map(cookie -> cookie.substring(name.length() + 1).split(";", 2)[0])
                    .findFirst()
                    .orElse("");
        }

        double millis() {
            return nanos / 1e6;
        }
    }

    static Knock get(String path, Map<String, String> cookies) {
        return new Knock(path, cookies);
    }

    Answer at(URI portal, String address) throws IOException {
        var request = request();
        try (var socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", portal.getPort()), PATIENCE_MILLIS);
            var begun = System.nanoTime();
            socket.getOutputStream().write(request);
            var all = new ByteArrayOutputStream(16_384);
            socket.getInputStream().transferTo(all);
            var took = System.nanoTime() - begun;
            return read(all.toString(StandardCharsets.UTF_8), took);
        }
    }

    private byte[] request() {
        var token = UUID.randomUUID().toString();
        var bytes = token.getBytes(StandardCharsets.UTF_8);
        var masked = new byte[2 * bytes.length];
        System.arraycopy(bytes, 0, masked, bytes.length, bytes.length);
        var sent = new ArrayList<String>();
        sent.add("havenport-form=" + token);
        cookies.forEach((name, value) -> sent.add(name + "=" + value));
        var cookie = "Cookie: " + String.join("; ", sent) + "\r\n";
        var head = "Host: localhost\r\nConnection: close\r\nUser-Agent: knock\r\n" + cookie;
        if (fields.length == 0) {
            return ("GET " + path + " HTTP/1.1\r\n" + head + "\r\n").getBytes(StandardCharsets.UTF_8);
        }
        var form = new StringBuilder("_csrf=").append(Base64.getUrlEncoder().encodeToString(masked));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(fields[i]).append('=');
            form.append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return ("POST " + path + " HTTP/1.1\r\n" + head + "Content-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: " + form.length() + "\r\n\r\n" + form)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Answer read(String all, long took) throws IOException {
        int end = all.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("No answer");
        }
        var lines = all.substring(0, end).split("\r\n");
        var headers = new TreeMap<String, String>();
        var cookies = new ArrayList<String>();
        for (int i = 1; i < lines.length; i++) {
            var pair = lines[i].split(": ", 2);
            if (pair[0].equalsIgnoreCase("Set-Cookie")) {
                cookies.add(pair[1]);
            } else {
                headers.put(pair[0].toLowerCase(java.util.Locale.ROOT), pair.length < 2 ? "" : pair[1]);
            }
        }
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, cookies, all.substring(end + 4), took);
    }
}
