package org.havenport.home;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of {@link MessageFormat} with its places found once. One that only has places for texts and numbers is put
 * together from its parts; one that chooses or formats is left to MessageFormat.
 *
 * @param parts texts and places ({@link Integer}) in turn; null when there is more to it
 */
record Saying(@Nullable List<Object> parts, MessageFormat format) {

    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");
    private static final Map<Locale, Map<String, Saying>> KNOWN = new ConcurrentHashMap<>();

    static Saying of(String pattern, Locale locale) {
        return KNOWN.computeIfAbsent(locale, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(
                        pattern, it -> new Saying(parts(it), new MessageFormat(it.replace("'", "''"), locale)));
    }

    String with(Object... args) {
        if (parts == null) {
            // One format may not be used by two at once.
            return ((MessageFormat) format.clone()).format(args);
        }
        var said = new StringBuilder();
        for (var part : parts) {
            said.append(part instanceof Integer place ? shown(place, args) : part);
        }
        return said.toString();
    }

    private String shown(int place, Object[] args) {
        if (place >= args.length) {
            return "{" + place + "}";
        }
        // Written the same in every language, and most numbers are such.
        if (args[place] instanceof Integer small && small >= 0 && small < 1000) {
            return small.toString();
        }
        return args[place] instanceof Number number
                ? NumberFormat.getInstance(format.getLocale()).format(number)
                : String.valueOf(args[place]);
    }

    private static @Nullable List<Object> parts(String pattern) {
        if (PLACE.matcher(pattern).replaceAll("").indexOf('{') >= 0) {
            return null;
        }
        var parts = new ArrayList<Object>();
        var place = PLACE.matcher(pattern);
        int from = 0;
        while (place.find()) {
            parts.add(pattern.substring(from, place.start()));
            parts.add(Integer.valueOf(place.group(1)));
            from = place.end();
        }
        parts.add(pattern.substring(from));
        return List.copyOf(parts);
    }
}
