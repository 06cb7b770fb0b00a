package org.havenport.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks over HTTP as fast as it is answered, in a process of its own, and says what it cost the others. It knows nothing of
 * the program, so that the same client can be turned on anything else: {@code bench/README.md}.
 */
public final class Client {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LOOK_INSIDE_EVERY = 50;
    /** So many requests until a program has compiled what it needs; a slow machine is given eight times the seconds. */
    private static final int WARM = 16_000;

    private static final int LONGEST = 8;

    private Client() {}

    /**
     * What is asked.
     *
     * @param clients how many ask at once, each one request after the other
     * @param warm seconds before anything is counted, or until {@link #WARM} requests were answered if that takes longer
     * @param processes whose processor time is told, by any name
     */
    record Work(int clients, double warm, double seconds, List<Ask> asks, Map<String, Long> processes) {}

    /**
     * One request; each client takes the next of the list.
     *
     * @param cookie sent along, or null
     * @param form sent as a form, or null for a GET
     * @param contains must stand in the answer
     */
    record Ask(
            String url, @Nullable String cookie, @Nullable String form, String contains) {}

    /**
     * What happened.
     *
     * @param errors answers other than 200, and connections lost
     * @param wrong answers without what must stand in them, of every fiftieth
     * @param p50 milliseconds
     * @param cpu milliseconds of each process while it was counted, {@code client} among them
     */
    record Answered(
            long requests, long errors, long wrong, double seconds, double p50, double p99, Map<String, Double> cpu) {}

    /** Reads {@link Work} as JSON from the standard input, and writes {@link Answered}. */
    public static void main(String[] args) throws Exception {
        System.setProperty("http.maxConnections", "512");
        var work = JSON.readValue(System.in, Work.class);
        System.out.println(JSON.writeValueAsString(run(work)));
    }

    private static Answered run(Work work) throws InterruptedException, ExecutionException {
        var answered = 0;
        for (int times = 0; times < LONGEST && answered < WARM; times++) {
            answered +=
                    ask(work, work.warm()).stream().mapToInt(one -> one.done).sum();
        }
        var before = cpu(work);
        var began = System.nanoTime();
        var each = ask(work, work.seconds());
        var seconds = (System.nanoTime() - began) / 1e9;
        var cpu = cpu(work);
        cpu.replaceAll((name, after) -> after - before.getOrDefault(name, 0.0));
        var times = each.stream()
                .flatMapToLong(one -> Arrays.stream(one.times, 0, one.done))
                .sorted()
                .toArray();
        return new Answered(
                times.length,
                each.stream().mapToLong(one -> one.errors).sum(),
                each.stream().mapToLong(one -> one.wrong).sum(),
                seconds,
                at(times, 0.50),
                at(times, 0.99),
                cpu);
    }

    private static double at(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))] / 1e6;
    }

    private static Map<String, Double> cpu(Work work) {
        var cpu = new LinkedHashMap<String, Double>();
        work.processes().forEach((name, pid) -> cpu.put(name, Cpu.of(pid)));
        cpu.put("client", Cpu.ofThis());
        return cpu;
    }

    private static List<One> ask(Work work, double seconds) throws InterruptedException, ExecutionException {
        var until = System.nanoTime() + (long) (seconds * 1e9);
        var running = new ArrayList<Future<One>>();
        try (var threads = Executors.newFixedThreadPool(work.clients())) {
            for (int i = 0; i < work.clients(); i++) {
                var one = new One(work, i);
                running.add(threads.submit(() -> one.until(until)));
            }
        }
        var done = new ArrayList<One>();
        for (var one : running) {
            done.add(one.get());
        }
        return done;
    }

    /** One of the clients. */
    private static final class One {
        private final Work work;
        private final int first;
        private long[] times = new long[4096];
        private int done;
        private long errors;
        private long wrong;

        One(Work work, int first) {
            this.work = work;
            this.first = first;
        }

        One until(long end) {
            for (int n = first; System.nanoTime() < end; n += work.clients()) {
                var ask = work.asks().get(n % work.asks().size());
                var began = System.nanoTime();
                try {
                    var answer = answer(ask);
                    if (done % LOOK_INSIDE_EVERY == 0
                            && !new String(answer, StandardCharsets.UTF_8).contains(ask.contains())) {
                        wrong++;
                    }
                } catch (IOException | UncheckedIOException e) {
                    errors++;
                }
                if (done == times.length) {
                    times = Arrays.copyOf(times, 2 * done);
                }
                times[done++] = System.nanoTime() - began;
            }
            return this;
        }
    }

    private static byte[] answer(Ask ask) throws IOException {
        var connection = (HttpURLConnection) URI.create(ask.url()).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Accept", "*/*");
        if (ask.cookie() != null) {
            connection.setRequestProperty("Cookie", ask.cookie());
        }
        if (ask.form() != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            try (var out = connection.getOutputStream()) {
                out.write(ask.form().getBytes(StandardCharsets.UTF_8));
            }
        }
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException("Answered with " + connection.getResponseCode());
        }
        try (var in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }
}
