package org.havenport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.havenport.demo.SyntheticPractice;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the folder of the benchmark holds, kept between runs.
 *
 * @param at the end of the synthetic history
 * @param resources how many were filed when it was loaded
 * @param runs how often it was measured: each run imports patients nobody has imported before
 */
record Practice(long seed, int patients, Instant at, long resources, int runs, List<Login> logins) {

    static final String SOURCE = "bench";
    private static final int YEARS = 1;
    private static final String FILE = "bench.json";
    private static final JsonMapper JSON = new JsonMapper();

    /** Somebody who signs in; {@code patient} is null for staff. */
    record Login(
            String username,
            String password,
            String totp,
            @org.jspecify.annotations.Nullable UUID patient) {
        @Override
        public String toString() {
            return "Login[withheld]";
        }
    }

    SyntheticPractice generator() {
        return new SyntheticPractice(
                new SyntheticPractice.Plan(seed, patients, YEARS, at.atZone(ZoneId.of("America/Los_Angeles"))));
    }

    List<Login> patientLogins() {
        return logins.stream().filter(it -> it.patient() != null).toList();
    }

    List<Login> nurses() {
        return logins.stream().filter(it -> it.patient() == null).toList();
    }

    Practice loaded(long filed, List<Login> who) {
        return new Practice(seed, patients, at, filed, runs, who);
    }

    Practice measured() {
        return new Practice(seed, patients, at, resources, runs + 1, logins);
    }

    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    static Practice read(Path folder) {
        return JSON.readValue(folder.resolve(FILE), Practice.class);
    }

    Practice write(Path folder) throws IOException {
        // A temporary file is its owner's alone, and so is what it becomes.
        var draft = Files.createTempFile(folder, "bench", ".json");
        Files.write(draft, JSON.writeValueAsBytes(this));
        Files.move(draft, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        return this;
    }
}
