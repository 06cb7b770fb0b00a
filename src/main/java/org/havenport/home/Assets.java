package org.havenport.home;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What the browser may keep for a year: style sheet, script, icons. Made once from the program's own files; the address
 * carries the hash of the content, so a change is a new address. Nothing comes from another host.
 */
public final class Assets {

    private static final String WEBJARS = "META-INF/resources/webjars/";
    private static final List<String> FIRST = List.of("tokens.css", "page.css", "button.css", "field.css");

    private static final Asset MARK = asset("mark", "svg", "image/svg+xml", read("static/ui/mark.svg"));
    private static final Asset CHEVRON = asset("chevron", "svg", "image/svg+xml", read("static/ui/chevron.svg"));
    private static final Asset ICONS = asset("icons", "svg", "image/svg+xml", Icons.sprite());
    private static final Asset STYLE = asset("havenport", "css", "text/css;charset=UTF-8", style());
    private static final Asset HTMX =
            asset("htmx", "js", "text/javascript;charset=UTF-8", read(WEBJARS + "htmx.org/2.0.10/dist/htmx.min.js"));

    private static final Asset PASSKEY = script("passkey");
    private static final Asset SESSION = script("session");
    private static final Asset KEYS = script("keys");

    private static final Map<String, Asset> BY_NAME = Stream.of(
                    MARK, CHEVRON, ICONS, STYLE, HTMX, PASSKEY, SESSION, KEYS)
            .collect(Collectors.toUnmodifiableMap(Asset::name, it -> it));

    private Assets() {}

    /** A file as it is sent. */
    record Asset(String name, String type, byte[] plain, byte[] gzipped) {
        String address() {
            return "/assets/" + name;
        }
    }

    /** The address of the one style sheet. */
    public static String styleSheet() {
        return STYLE.address();
    }

    /** The address of htmx. */
    public static String htmx() {
        return HTMX.address();
    }

    /** The address of the script that asks authenticators. */
    public static String passkey() {
        return PASSKEY.address();
    }

    /** The address of the script that says when a session ends. */
    public static String session() {
        return SESSION.address();
    }

    /** The address of the script that walks worklists by keys. */
    public static String keys() {
        return KEYS.address();
    }

    /** The address of the practice's mark. */
    public static String mark() {
        return MARK.address();
    }

    static String icons() {
        return ICONS.address();
    }

    static @Nullable Asset find(String name) {
        return BY_NAME.get(name);
    }

    private static String style() {
        try {
            var sheets = new ArrayList<>(
                    List.of(new PathMatchingResourcePatternResolver().getResources("classpath*:static/ui/*.css")));
            sheets.sort(Comparator.comparingInt(Assets::rank)
                    .thenComparing(sheet -> Objects.requireNonNull(sheet.getFilename())));
            var joined = new StringBuilder(read(WEBJARS + "bootstrap/5.3.8/css/bootstrap.min.css")
                    .replaceAll("/\\*# sourceMappingURL=.*?\\*/", ""));
            for (var sheet : sheets) {
                joined.append('\n').append(sheet.getContentAsString(StandardCharsets.UTF_8));
            }
            return joined.toString().replace("../chevron.svg", CHEVRON.address());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int rank(Resource sheet) {
        int first = FIRST.indexOf(Objects.requireNonNull(sheet.getFilename()));
        return first < 0 ? FIRST.size() : first;
    }

    private static String read(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** One of our own scripts, {@code static/ui/<name>.js}. */
    private static Asset script(String name) {
        return asset(name, "js", "text/javascript;charset=UTF-8", read("static/ui/" + name + ".js"));
    }

    private static Asset asset(String stem, String ending, String type, String content) {
        var plain = content.getBytes(StandardCharsets.UTF_8);
        try {
            var hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(plain), 0, 8);
            var zipped = new ByteArrayOutputStream();
            try (var zip = new GZIPOutputStream(zipped)) {
                zip.write(plain);
            }
            return new Asset(stem + "-" + hash + "." + ending, type, plain, zipped.toByteArray());
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
