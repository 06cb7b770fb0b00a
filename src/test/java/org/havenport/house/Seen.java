package org.havenport.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All that an asker can tell two answers apart by: status, headers, body; without the token, the date and the
 * address asked for, which the page repeats. */
record Seen(int status, Map<String, String> headers, String body) {

    private static final Set<String> EVERY_TIME_ANEW =
            Set.of("date", "set-cookie", "content-length", "connection", "keep-alive");
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
        var same = text.replace(path.replace("'", "&#39;") + "?lang=", "PATH?lang=")
                .replace(" aria-current=\"page\"", "");
        return ID.matcher(same).replaceAll("ID");
    }

    /** In what this answer differs from another: status, headers, and the first line of the page. */
    List<String> unlike(Seen other) {
        var differences = new ArrayList<String>();
        if (status != other.status()) {
            differences.add("status %d, %d".formatted(status, other.status()));
        }
        var names = new TreeSet<>(headers.keySet());
        names.addAll(other.headers().keySet());
        for (var name : names) {
            var here = headers.getOrDefault(name, "none");
            var there = other.headers().getOrDefault(name, "none");
            if (!here.equals(there)) {
                differences.add("%s: %s, %s".formatted(name, here, there));
            }
        }
        var lines = body.lines().toList();
        var others = other.body().lines().toList();
        for (int i = 0; i < Math.max(lines.size(), others.size()); i++) {
            var here = i < lines.size() ? lines.get(i) : "";
            var there = i < others.size() ? others.get(i) : "";
            if (!here.equals(there)) {
                differences.add("line %d: %s, %s".formatted(i + 1, here, there));
                break;
            }
        }
        return differences;
    }

    /** Whether something was shown, and no refusal or way elsewhere. */
    boolean isShown() {
        return status == 200 && !body.isEmpty();
    }

    /** Everything in one text, to look for words in. */
    String whole() {
        return headers + "\n" + body;
    }
}
