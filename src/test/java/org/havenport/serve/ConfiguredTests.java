package org.havenport.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Commands find the data of the portal by its configuration, and those that invent data never do. */
class ConfiguredTests {

    @TempDir
    Path folder;

    private Configured configured;

    @BeforeEach
    void configure() throws Exception {
        var file = Files.writeString(folder.resolve("havenport.conf"), """
                data = /srv/havenport
                key = /etc/havenport/key.json
                database.url = postgresql://db.example.org/havenport
                database.passwords = /etc/havenport/passwords
                """);
        configured = new Configured(Map.of(Configuration.VARIABLE, file.toString()));
    }

    @Test
    void aCommandWorksOnThePortalsData() {
        var command = new Looks();
        new CommandLine(command).setDefaultValueProvider(configured).execute();

        assertThat(command.data).isEqualTo(Path.of("/srv/havenport"));
        assertThat(configured.over(Map.of("havenport.data", "/srv/havenport", "other", "kept")))
                .containsEntry("havenport.kek", "/etc/havenport/key.json")
                .containsEntry("havenport.database.url", "postgresql://db.example.org/havenport")
                .containsEntry("other", "kept");
    }

    @Test
    void anotherFolderIsAnotherPractice() {
        var settings = Map.<String, Object>of("havenport.data", "/srv/copy");

        assertThat(configured.over(settings)).isEqualTo(settings);
    }

    @Test
    void whatInventsDataStaysAway() {
        var command = new Demo();
        new CommandLine(command).setDefaultValueProvider(configured).execute();

        assertThat(command.data).isNull();
        var settings = Map.<String, Object>of("havenport.data", "/srv/havenport", "server.port", 0);
        assertThat(configured.over(settings)).isEqualTo(settings);
    }

    @Test
    void withoutAConfigurationNothingChanges() {
        var settings = Map.<String, Object>of("havenport.data", "data");
        assertThat(new Configured(Map.of()).over(settings)).isEqualTo(settings);
    }

    @Command(name = "looks")
    static class Looks implements Runnable {
        @Option(names = "--data", defaultValue = "data")
        @Nullable
        Path data;

        @Override
        public void run() {}
    }

    @Command(name = "demo")
    static class Demo implements Runnable {
        @Option(names = "--data")
        @Nullable
        Path data;

        @Override
        public void run() {}
    }
}
