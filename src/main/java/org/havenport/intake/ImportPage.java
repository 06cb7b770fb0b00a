package org.havenport.intake;

import java.util.List;
import org.havenport.home.Fact;
import org.havenport.home.Words;

/**
 * One upload as the page shows it.
 *
 * @param state of the upload, in words
 * @param facts the numbers, each with its word
 * @param size how much of it there is, in words
 */
record ImportPage(
        Upload upload,
        String path,
        String by,
        String at,
        String state,
        String size,
        List<Fact> facts,
        List<String> files) {

    private static final long MEGABYTE = 1 << 20;

    static ImportPage of(Upload upload, String by, Words words) {
        var counts = upload.counts();
        var key = upload.stopping() && upload.state() == Upload.State.READING
                ? "STOPPING"
                : upload.state().name();
        return new ImportPage(
                upload,
                ImportsController.PATH + "/" + upload.id(),
                by,
                words.dateTime(upload.at()),
                words.say("intake.import.state." + key),
                size(upload.bytes(), words),
                List.of(
                        new Fact(words.say("intake.import.read"), words.say("intake.number", counts.read())),
                        new Fact(words.say("intake.import.filed"), words.say("intake.number", counts.filed())),
                        new Fact(words.say("intake.import.duplicate"), words.say("intake.number", counts.duplicate())),
                        new Fact(
                                words.say("intake.import.quarantined"),
                                words.say("intake.number", counts.quarantined())),
                        new Fact(words.say("intake.import.refused"), words.say("intake.number", counts.refused()))),
                upload.files().stream().map(it -> file(it, words)).toList());
    }

    private static String file(UploadedFile file, Words words) {
        return words.say(
                file.isRead() ? "intake.import.file.read" : "intake.import.file.waits",
                file.at(),
                file.name(),
                size(file.bytes(), words));
    }

    private static String size(long bytes, Words words) {
        return bytes < MEGABYTE
                ? words.say("intake.import.kilobytes", (bytes + 1023) / 1024)
                : words.say("intake.import.megabytes", bytes / MEGABYTE);
    }

    boolean isMoving() {
        return upload.state().isMoving();
    }

    boolean canBeStopped() {
        return !upload.stopping() && (upload.state() == Upload.State.WAITING || upload.state() == Upload.State.READING);
    }

    boolean hasRefusals() {
        return upload.counts().refused() > 0;
    }
}
