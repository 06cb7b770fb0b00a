package org.havenport.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Another process of the same build: the floor, or the client. */
final class Beside implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;

    private Beside(Process process) {
        this.process = process;
    }

    static Beside start(Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:disable",
                "-XX:+UseG1GC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new Beside(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Lets a client of its own process do this work. */
    static Client.Answered ask(Client.Work work) throws IOException {
        try (var client = start(Client.class)) {
            try (var out = client.process.getOutputStream()) {
                out.write(JSON.writeValueAsBytes(work));
            }
            return JSON.readValue(client.line(), Client.Answered.class);
        }
    }

    /** The next line it says. */
    String line() throws IOException {
        var said = reader().readLine();
        if (said == null) {
            throw new IOException("A process of the benchmark ended early");
        }
        return said;
    }

    private BufferedReader reader() {
        return process.inputReader();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
