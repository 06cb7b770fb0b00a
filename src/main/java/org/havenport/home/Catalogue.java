package org.havenport.home;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

/** The words of all rooms in one language, {@code words/<room>/<language>.properties}, merged; read once. */
final class Catalogue {

    static final Catalogue ENGLISH = new Catalogue("en");
    static final Catalogue SPANISH = new Catalogue("es");

    /** Where tests run, a missing word is a defect; where people read, it is shown in English. */
    static final boolean STRICT = ClassUtils.isPresent("org.junit.jupiter.api.Test", Catalogue.class.getClassLoader());

    private final String language;
    private final Map<String, String> words = new HashMap<>();

    private Catalogue(String language) {
        this.language = language;
        try {
            var found = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:words/*/" + language + ".properties");
            for (var resource : found) {
                var properties = new Properties();
                try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, value) -> add((String) key, (String) value));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The words of " + language + " could not be read", e);
        }
    }

    private void add(String key, String value) {
        if (words.put(key, value) != null) {
            throw new IllegalStateException("Two words for " + key + " in " + language);
        }
    }

    @Nullable
    String find(String key) {
        return words.get(key);
    }

    Map<String, String> all() {
        return Map.copyOf(words);
    }
}
