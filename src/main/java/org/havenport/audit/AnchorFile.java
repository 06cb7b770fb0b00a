package org.havenport.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The file of signed heads, one JSON object a line, named by the setting {@code havenport.audit.anchor}. It should lie
 * where who can change the database cannot: another disk, another account, a store that only appends.
 */
@Component
class AnchorFile {

    static final String SETTING = "havenport.audit.anchor";

    private static final Pattern LINE = Pattern.compile(
            "\\{\"position\":(\\d{1,18}),\"seq\":(\\d{1,18}),\"hash\":\"([0-9a-f]{64})\",\"at\":\"([0-9TZ:.+-]{1,40})\",\"signature\":\"([A-Za-z0-9+/=]{1,200})\"}");

    private final Path file;

    AnchorFile(@Value("${havenport.audit.anchor:${havenport.data}/anchor/audit.jsonl}") String file) {
        this.file = Path.of(file).toAbsolutePath().normalize();
    }

    Path file() {
        return file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** A head as one line of JSON. */
    static String line(Anchor anchor) {
        return "{\"position\":%d,\"seq\":%d,\"hash\":\"%s\",\"at\":\"%s\",\"signature\":\"%s\"}"
                .formatted(
                        anchor.position(),
                        anchor.seq(),
                        HexFormat.of().formatHex(anchor.hash()),
                        anchor.at(),
                        Base64.getEncoder().encodeToString(anchor.signature()));
    }

    /** The heads in any text, for example what a log collector has written: whatever stands before and behind them. */
    static List<Anchor> found(Path text) {
        try (var lines = Files.lines(text, StandardCharsets.ISO_8859_1)) {
            return lines.flatMap(line -> LINE.matcher(line).results().map(AnchorFile::anchor))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s cannot be read".formatted(text), e);
        }
    }

    private static Anchor anchor(MatchResult parts) {
        return new Anchor(
                Long.parseLong(parts.group(1)),
                Long.parseLong(parts.group(2)),
                HexFormat.of().parseHex(parts.group(3)),
                Instant.parse(parts.group(4)),
                Base64.getDecoder().decode(parts.group(5)));
    }

    /** Adds a head, on disk when this returns. */
    void append(Anchor anchor) {
        var line = line(anchor) + "\n";
        try {
            Files.createDirectories(file.getParent());
            try (var channel = FileChannel.open(
                            file,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                    var _ = channel.lock()) {
                channel.position(endOfWholeLines(channel));
                channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s (setting %s) cannot be written".formatted(file, SETTING), e);
        }
    }

    /** Every head of the file, in its order; an empty list when there is no file. */
    Heads read() {
        if (!exists()) {
            return new Heads(List.of(), 0);
        }
        var anchors = new ArrayList<Anchor>();
        var damaged = 0;
        try {
            var text = Files.readString(file, StandardCharsets.US_ASCII);
            // What follows the last line's end was being written when the power went.
            for (var line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
                var parts = LINE.matcher(line);
                if (parts.matches()) {
                    anchors.add(anchor(parts));
                } else {
                    damaged++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s (setting %s) cannot be read".formatted(file, SETTING), e);
        }
        return new Heads(anchors, damaged);
    }

    /** What the file holds: heads, and the number of lines that are none. */
    record Heads(List<Anchor> anchors, int damaged) {}

    private static long endOfWholeLines(FileChannel channel) throws IOException {
        var end = channel.size();
        var one = ByteBuffer.allocate(1);
        while (end > 0) {
            channel.read(one.clear(), end - 1);
            if (one.get(0) == '\n') {
                break;
            }
            end--;
        }
        channel.truncate(end);
        return end;
    }
}
