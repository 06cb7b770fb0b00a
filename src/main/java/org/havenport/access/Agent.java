package org.havenport.access;

import java.util.List;
import java.util.Map;

/** What a browser says it is, in one word each; the rest would tell one person's browser from another's. */
final class Agent {

    private static final String UNKNOWN = "";
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("SamsungBrowser", "Samsung Internet"),
            Map.entry("Firefox", "Firefox"),
            Map.entry("FxiOS", "Firefox"),
            Map.entry("CriOS", "Chrome"),
            Map.entry("Chrome", "Chrome"),
            Map.entry("Safari", "Safari"));
    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Android", "Android"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS X", "Mac"),
            Map.entry("CrOS", "Chromebook"),
            Map.entry("Linux", "Linux"));

    private Agent() {}

    /** The name of the browser, or an empty text. */
    static String browser(String agent) {
        return first(BROWSERS, agent);
    }

    /** The kind of machine, or an empty text. */
    static String system(String agent) {
        return first(SYSTEMS, agent);
    }

    private static String first(List<Map.Entry<String, String>> of, String agent) {
        return of.stream()
                .filter(it -> agent.contains(it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(UNKNOWN);
    }
}
