package org.havenport.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** What a run says: a table to read, and one JSON object. */
record Report(
        Instant at,
        String commit,
        long seed,
        int patients,
        long resources,
        double seconds,
        double loadBefore,
        double loadAfter,
        int cores,
        long wrong,
        List<Measured> measured) {

    private static final String ROW = "%-28s %7s %9s %8s %7s %8s %8s %8s %6s  %s%n";

    String asText() {
        var text = new StringBuilder("Havenport %s, %s, seed %d, %,d patients with %,d resources loaded, %d cores,%n"
                .formatted(commit, at, seed, patients, resources, cores)
                .formatted());
        text.append("%.0f s each, machine load %.1f before and %.1f after; CPU ms of the program and its PostgreSQL%n%n"
                .formatted(seconds, loadBefore, loadAfter));
        text.append(ROW.formatted(
                "work", "clients", "n", "CPU ms", "x floor", "per s", "p50 ms", "p99 ms", "wrong", "goal"));
        for (var it : measured) {
            text.append(row(it));
        }
        return text.toString();
    }

    private static String row(Measured it) {
        var ratio = it.ratio();
        return String.format(
                Locale.ROOT,
                ROW,
                it.work(),
                it.clients(),
                it.n(),
                number("%.3f", it.cpu()),
                ratio == null ? "" : number("%.2f", ratio),
                number("%.0f", it.perSecond()),
                number("%.2f", it.p50()),
                number("%.2f", it.p99()),
                it.errors(),
                goal(it));
    }

    private static String goal(Measured it) {
        var goal = it.goal();
        if (goal == null) {
            return "";
        }
        var most = goal.timesFloor() ? number("%.0f x floor", goal.most()) : number("%.2f ms", goal.most());
        return most + (Boolean.TRUE.equals(it.met()) ? ", met" : ", missed");
    }

    private static String number(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }

    String asJson() {
        return new JsonMapper().writeValueAsString(this);
    }

    /** The commit the launcher stands on; unknown outside of a checkout. */
    static String commitOf(Path home) throws IOException, InterruptedException {
        try {
            var git = new ProcessBuilder("git", "-C", home.toString(), "rev-parse", "--short", "HEAD")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? said : "unknown";
        } catch (IOException noGit) {
            return "unknown";
        }
    }
}
