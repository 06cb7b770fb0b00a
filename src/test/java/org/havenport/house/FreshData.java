package org.havenport.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives each program started by a test a data folder of its own under {@code target}, and servers for its messages. */
public class FreshData implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            var parent = Files.createDirectories(Path.of("target", "test-data"));
            var folder = Files.createTempDirectory(parent.toAbsolutePath(), "portal-");
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("fresh data", Map.of("havenport.data", folder.toString())));
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("post office", PostOffice.settings()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
