package org.havenport.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/**
 * Bootstrap Icons. Those listed in {@code static/ui/icons.txt} stand in one file that the browser keeps; any other is
 * drawn into the page.
 */
public final class Icons {

    private static final String WEBJAR = "META-INF/resources/webjars/bootstrap-icons/1.13.1/icons/";
    private static final Pattern CONTENT = Pattern.compile("<svg[^>]*>(.*)</svg>", Pattern.DOTALL);
    private static final Map<String, String> KEPT = kept();
    private static final Map<String, String> DRAWN = new ConcurrentHashMap<>();

    private Icons() {}

    /**
     * An icon as markup, hidden from screen readers: words beside it must say the same.
     *
     * @throws NoSuchElementException when Bootstrap Icons has no icon of that name
     */
    public static String markup(String name) {
        return KEPT.containsKey(name)
                ? "<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use href=\"%s#%s\"/></svg>"
                        .formatted(Assets.icons(), name)
                : DRAWN.computeIfAbsent(
                        name,
                        n ->
                                "<svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\" focusable=\"false\">%s</svg>"
                                        .formatted(shape(n)));
    }

    static String sprite() {
        return KEPT.entrySet().stream()
                .map(icon ->
                        "<symbol id=\"%s\" viewBox=\"0 0 16 16\">%s</symbol>".formatted(icon.getKey(), icon.getValue()))
                .collect(Collectors.joining("\n", "<svg xmlns=\"http://www.w3.org/2000/svg\">\n", "\n</svg>\n"));
    }

    private static Map<String, String> kept() {
        var shapes = new TreeMap<String, String>();
        read("static/ui/icons.txt")
                .lines()
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .forEach(name -> {
                    shapes.put(name, shape(name));
                });
        return shapes;
    }

    private static String shape(String name) {
        var matcher = CONTENT.matcher(read(WEBJAR + name + ".svg"));
        if (!matcher.find()) {
            throw new NoSuchElementException("No icon " + name);
        }
        return matcher.group(1).strip().replaceAll("\\n\\s*", "");
    }

    private static String read(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
