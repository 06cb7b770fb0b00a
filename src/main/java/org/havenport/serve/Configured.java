package org.havenport.serve;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Lets every command that looks after a practice's data find it where the portal does: when {@code HAVENPORT_CONFIG}
 * names the configuration, {@code --data} need not be given, and key and database are those of the portal. Commands that
 * invent data never hear of it.
 */
public final class Configured implements IDefaultValueProvider {

    private static final Set<String> INVENTING = Set.of("demo", "bench", "warm", "drill");

    private final Map<String, String> environment;

    /** @param environment as {@link System#getenv()} gives it */
    public Configured(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        var file = file();
        return file != null
                        && argument instanceof OptionSpec option
                        && option.longestName().equals("--data")
                        && !INVENTING.contains(argument.command().name())
                ? Configuration.read(file, environment).data().toString()
                : null;
    }

    /** The settings of a command; with those of the portal when it is the portal's data that it is about. */
    public Map<String, Object> over(Map<String, Object> settings) {
        var file = file();
        if (file == null || settings.containsKey("server.port") || settings.containsKey(UnsafeData.LOOK)) {
            return settings;
        }
        var shared = Configuration.read(file, environment).shared();
        if (!java.util.Objects.equals(shared.get("havenport.data"), settings.get("havenport.data"))) {
            return settings;
        }
        var all = new TreeMap<String, Object>(settings);
        all.putAll(shared);
        return all;
    }

    private @Nullable Path file() {
        var name = environment.get(Configuration.VARIABLE);
        return name == null || name.isBlank() ? null : Path.of(name);
    }
}
