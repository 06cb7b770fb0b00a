package org.havenport.house;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All that an asker can tell two answers apart by: status, headers, body; without the token, the date and the
 * address asked for, which the page repeats. */
record Seen(int status, Map<String, String> headers, String body) {

    private static final Set<String> EVERY_TIME_ANEW = Set.of("date", "set-cookie", "content-length");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    static Seen of(Browser.Answer answer, String path) {
        var headers = new TreeMap<String, String>();
        answer.headers().map().forEach((name, values) -> {
            if (!EVERY_TIME_ANEW.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name.toLowerCase(Locale.ROOT), plain(String.join(", ", values), path));
            }
        });
        headers.put(
                "cookies set",
                answer.headers().allValues("Set-Cookie").stream()
                        .map(cookie -> cookie.split("=", 2)[0])
                        .sorted()
                        .collect(Collectors.joining(", ")));
        return new Seen(answer.status(), headers, plain(answer.bodyWithoutToken(), path));
    }

    private static String plain(String text, String path) {
        var same = text.replace(path + "?lang=", "PATH?lang=").replace(" aria-current=\"page\"", "");
        return ID.matcher(same).replaceAll("ID");
    }

    /** Everything in one text, to look for words in. */
    String whole() {
        return headers + "\n" + body;
    }
}
