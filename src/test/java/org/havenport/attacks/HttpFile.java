package org.havenport.attacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One request in a file. Lines that begin with {@code #} say what it is and what must come of it; then the request as it
 * goes over the wire, with placeholders such as {@code {{ann.item}}}.
 *
 * @param sentence what it tries
 * @param as who sends it
 * @param statuses those of the answer that are right
 * @param says what the answer must contain
 * @param silent what it must not
 */
record HttpFile(
        String name,
        String sentence,
        String as,
        List<Integer> statuses,
        List<String> says,
        List<String> silent,
        String request) {

    private static final Path FOLDER = Path.of("src/test/resources/attacks");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z.:A-Z0-9%]+)}}");

    static List<HttpFile> all(String folder) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(it -> it.toString().endsWith(".http"))
                    .sorted()
                    .map(HttpFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpFile read(Path file) {
        try {
            var text = Files.readString(file);
            var lines = text.lines().toList();
            int first = 0;
            while (lines.get(first).startsWith("#")) {
                first++;
            }
            var told = lines.subList(0, first);
            return new HttpFile(
                    file.getFileName().toString(),
                    told.getFirst().substring(1).strip(),
                    one(told, "as"),
                    Stream.of(one(told, "expect").split("\\|"))
                            .map(Integer::valueOf)
                            .toList(),
                    values(told, "says"),
                    values(told, "silent"),
                    String.join("\n", lines.subList(first, lines.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalStateException("%s is not well formed: %s".formatted(file, e), e);
        }
    }

    private static String one(List<String> told, String key) {
        return values(told, key).getFirst();
    }

    private static List<String> values(List<String> told, String key) {
        var start = "# " + key + ": ";
        return told.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .toList();
    }

    /** The bytes to send: placeholders filled, lines ended as HTTP wants them, the length of the body added. */
    byte[] bytes(UnaryOperator<String> values) {
        var head = new ArrayList<>(
                request.lines().takeWhile(line -> !line.isEmpty()).toList());
        var body = fill(
                request.lines()
                        .skip(head.size() + 1L)
                        .reduce((a, b) -> a + "\r\n" + b)
                        .orElse(""),
                values);
        var filled = head.stream().map(line -> fill(line, values)).collect(java.util.stream.Collectors.toList());
        var length = body.getBytes(StandardCharsets.ISO_8859_1).length;
        if (length > 0 && head.stream().noneMatch(line -> line.matches("(?i)(content-length|transfer-encoding):.*"))) {
            filled.add("Content-Length: " + length);
        }
        filled.add("Connection: close");
        return (String.join("\r\n", filled) + "\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1);
    }

    static String fill(String text, UnaryOperator<String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(hit -> java.util.regex.Matcher.quoteReplacement(value(hit.group(1), values)));
    }

    private static String value(String name, UnaryOperator<String> values) {
        if (name.startsWith("x:")) {
            return "x".repeat(Integer.parseInt(name.substring(2)));
        }
        return switch (name) {
            case "cr" -> "\r";
            case "lf" -> "\n";
            case "nul" -> "\0";
            case "tab" -> "\t";
            default -> values.apply(name);
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
