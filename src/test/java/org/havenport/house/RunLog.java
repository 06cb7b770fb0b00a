package org.havenport.house;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Keeps everything that is written to the console in a whole run, the logs of all programs among it, to be searched. */
public final class RunLog implements TestExecutionListener {

    static final Path FILE = Path.of(
            "target",
            "test-data",
            "run-%d.log".formatted(ProcessHandle.current().pid()));

    /** When the run began; what is older was written by another. */
    static final long BEGAN = System.currentTimeMillis();

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        try {
            Files.createDirectories(FILE.getParent());
            var copy = Files.newOutputStream(FILE);
            FILE.toFile().deleteOnExit();
            System.setOut(both(System.out, copy));
            System.setErr(both(System.err, copy));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PrintStream both(PrintStream console, OutputStream copy) {
        return new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int one) throws IOException {
                        write(new byte[] {(byte) one}, 0, 1);
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) throws IOException {
                        console.write(bytes, from, length);
                        synchronized (copy) {
                            copy.write(bytes, from, length);
                        }
                    }

                    @Override
                    public void flush() throws IOException {
                        console.flush();
                        copy.flush();
                    }
                },
                true,
                StandardCharsets.UTF_8);
    }
}
