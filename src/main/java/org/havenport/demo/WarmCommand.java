package org.havenport.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/**
 * One short life of the whole program in a folder that is thrown away: opens a tiny practice, asks for the first pages,
 * ends. The virtual machine remembers what it loaded, and later starts are fast.
 */
@Command(name = "warm", hidden = true, description = "Run once for the ahead-of-time cache.")
public class WarmCommand implements Callable<Integer> {

    private static final List<String> PAGES =
            List.of("/status/ready", "/", "/sign-in", "/sign-in?lang=es", "/nowhere", "/assets/ui/page.css");

    private final Function<Map<String, Object>, ConfigurableApplicationContext> start;

    public WarmCommand(Function<Map<String, Object>, ConfigurableApplicationContext> start) {
        this.start = start;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("havenport-warm");
        try {
            Opening.begin(Instant.parse("2026-01-15T18:00:00Z"), 1, 2).write(folder);
            try (var program = start.apply(
                    Map.of("havenport.data", folder.toString(), "havenport.demo", "true", "server.port", 0))) {
                var port = program.getEnvironment().getRequiredProperty("local.server.port");
                try (var browser = HttpClient.newHttpClient()) {
                    for (var page : PAGES) {
                        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + page));
                        browser.send(request.build(), BodyHandlers.discarding());
                    }
                }
            }
            return 0;
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
