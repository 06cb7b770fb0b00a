package org.havenport.serve;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the organisation has set: one file of lines {@code setting = value}, and variables of the environment, which win.
 * Nothing else is heard: a misspelt setting is refused and not passed over.
 */
final class Configuration {

    /** The variable that names the file, for commands that are not told. */
    static final String VARIABLE = "HAVENPORT_CONFIG";

    static final Path DATA = Path.of("/var/lib/havenport");

    /** Variables of the launcher, and those that a Kubernetes service called havenport puts everywhere. */
    private static final Pattern NOT_OURS =
            Pattern.compile("HAVENPORT_(CONFIG|JAVA_HOME|WARM|SAMPLES|OPTS|(SERVICE|PORT)(_.*)?)");

    private final @Nullable Path file;
    private final Map<Setting, String> values = new EnumMap<>(Setting.class);
    private final List<Refusal> misread = new ArrayList<>();

    private Configuration(@Nullable Path file) {
        this.file = file;
    }

    /**
     * Reads the file, when there is one, and the environment.
     *
     * @throws UncheckedIOException when the file cannot be read
     */
    static Configuration read(@Nullable Path file, Map<String, String> environment) {
        var configuration =
                new Configuration(file == null ? null : file.toAbsolutePath().normalize());
        if (file != null) {
            configuration.readFile(file);
        }
        configuration.readEnvironment(environment);
        return configuration;
    }

    /** The file it was read from; null when there was none. */
    @Nullable
    Path file() {
        return file;
    }

    Optional<String> get(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    Optional<Path> path(Setting setting) {
        return get(setting).map(text -> Path.of(text).toAbsolutePath().normalize());
    }

    /** The parts of a list that commas or spaces separate. */
    List<String> list(Setting setting) {
        return get(setting).stream()
                .flatMap(text -> Arrays.stream(text.split("[,\\s]+")))
                .filter(part -> !part.isBlank())
                .toList();
    }

    Path data() {
        return path(Setting.DATA).orElse(DATA);
    }

    /** Where the key of the organisation is or would be made. */
    Path key() {
        return path(Setting.KEY).orElse(data().resolve("keys/organisation.json"));
    }

    /** Whether a service keeps the key of the organisation, and no file here. */
    boolean hasKeyService() {
        return values.containsKey(Setting.KMS_URL);
    }

    /** Whether the portal ends TLS itself. */
    boolean hasTls() {
        return values.containsKey(Setting.TLS_CERTIFICATE) || values.containsKey(Setting.TLS_KEY);
    }

    /** What could not be understood. */
    List<Refusal> misread() {
        return List.copyOf(misread);
    }

    private void readFile(Path from) {
        try {
            var text = Files.readString(from);
            var seen = new HashSet<String>();
            var lines = new Properties() {
                @Override
                public synchronized @Nullable Object put(Object key, Object value) {
                    if (!seen.add(key.toString())) {
                        misread.add(new Refusal(
                                key.toString(), "it stands twice in %s".formatted(from), "Keep one of the two lines"));
                    }
                    return super.put(key, value);
                }
            };
            lines.load(new StringReader(text));
            lines.stringPropertyNames().stream().sorted().forEach(key -> take(key, lines.getProperty(key)));
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be read".formatted(from), e);
        }
    }

    private void take(String key, String value) {
        Setting.of(key)
                .ifPresentOrElse(
                        setting -> put(setting, value),
                        () -> misread.add(new Refusal(
                                key,
                                "there is no such setting",
                                "Perhaps %s was meant; docs/operate/configure.md lists them all"
                                        .formatted(nearest(key)))));
    }

    private void readEnvironment(Map<String, String> environment) {
        environment.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("HAVENPORT_"))
                .filter(entry -> !NOT_OURS.matcher(entry.getKey()).matches())
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> Setting.ofVariable(entry.getKey())
                        .ifPresentOrElse(
                                setting -> put(setting, entry.getValue()),
                                () -> misread.add(new Refusal(
                                        entry.getKey(),
                                        "there is no such variable",
                                        "Take it out of the environment; docs/operate/configure.md lists them all"))));
    }

    private void put(Setting setting, String value) {
        if (value.isBlank()) {
            values.remove(setting);
        } else {
            values.put(setting, value.strip());
        }
    }

    private static String nearest(String key) {
        return Arrays.stream(Setting.values())
                .map(Setting::key)
                .min(Comparator.comparingInt(known -> distance(known, key)))
                .orElseThrow();
    }

    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(above, row[j - 1]) + 1, diagonal + change);
                diagonal = above;
            }
        }
        return row[other.length()];
    }

    /** The settings that every command shares: where data, key, anchor and database are. */
    Map<String, Object> shared() {
        var shared = new java.util.TreeMap<String, Object>();
        shared.put("havenport.data", data().toString());
        path(Setting.KEY).ifPresent(key -> shared.put("havenport.kek", key.toString()));
        get(Setting.KMS_URL).ifPresent(url -> shared.put("havenport.kms", url));
        get(Setting.KMS_KEY).ifPresent(name -> shared.put("havenport.kms-key", name));
        path(Setting.KMS_TOKEN).ifPresent(file -> shared.put("havenport.kms-token", file.toString()));
        get(Setting.LOG_COLLECTOR).ifPresent(collector -> shared.put("havenport.audit.syslog", collector));
        get(Setting.ADVISORIES).ifPresent(feeds -> shared.put("havenport.advisories", feeds));
        path(Setting.ANCHOR).ifPresent(anchor -> shared.put("havenport.audit.anchor", anchor.toString()));
        get(Setting.DATABASE_URL).ifPresent(url -> shared.put("havenport.database.url", url));
        path(Setting.DATABASE_PASSWORDS).ifPresent(file -> shared.put("havenport.database.passwords", file.toString()));
        return shared;
    }

    /** The names of the settings that were set, for a line of the log. */
    Set<Setting> given() {
        return Set.copyOf(values.keySet());
    }
}
