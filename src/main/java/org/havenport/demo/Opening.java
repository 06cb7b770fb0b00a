package org.havenport.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was decided when the practice was first opened, kept beside its data: with it an interrupted first start goes on
 * where it was, and every later one knows that there is nothing to do.
 *
 * @param at the instant the synthetic history ends
 * @param done whether everything is there
 */
record Opening(Instant at, long seed, int patients, List<Login> logins, boolean done) {

    static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final String FILE = "demo-opening.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static Opening begin(Instant at, long seed, int patients) {
        var practice = new SyntheticPractice(SyntheticPractice.Plan.standard(seed, patients, at.atZone(ZONE)));
        return new Opening(at, seed, patients, Logins.draw(practice, patients), false);
    }

    static Optional<Opening> read(Path folder) {
        var file = file(folder);
        return Files.exists(file) ? Optional.of(JSON.readValue(file, Opening.class)) : Optional.empty();
    }

    Opening write(Path folder) {
        secretly(folder, FILE, JSON.writeValueAsBytes(this));
        return this;
    }

    Opening completed() {
        return new Opening(at, seed, patients, logins, true);
    }

    SyntheticPractice practice() {
        return new SyntheticPractice(SyntheticPractice.Plan.standard(seed, patients, at.atZone(ZONE)));
    }

    /** Writes a file that only its owner can read, whole or not at all. */
    static void secretly(Path folder, String name, byte[] content) {
        try {
            Files.createDirectories(folder);
            var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var draft = Files.createTempFile(folder, "draft", ".json", onlyOwner);
            Files.write(draft, content);
            Files.move(
                    draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    @Override
    public String toString() {
        return "Opening[" + at + "]";
    }
}
