package org.havenport.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Texts that break programs: our own, and those that others collected where they are at hand. */
public final class Naughty {

    private static final List<String> OUR_OWN = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "\t\n\r",
            "\uFFFF",
            "\uFEFF",
            "\u202Etxet\u202C",
            "\u200B",
            "Ω≈ç√∫",
            "田中さんにあげて下さい",
            "مُنَاقَشَةُ",
            "\uD83D\uDC69\u200D\u2695\uFE0F",
            "Z͑ͫ̓ͪ̂ͫ̽͏",
            "İıſ",
            "ﬀ",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "javascript:alert(1)",
            "<svg/onload=alert(1)>",
            "&lt;script&gt;",
            "</textarea><script>x</script>",
            "${7*7}",
            "#{7*7}",
            "{{7*7}}",
            "{0}",
            "{",
            "}",
            "%s%n%x",
            "%00",
            "%0d%0aX: y",
            "../../../etc/passwd",
            "..\\..\\x",
            "'; drop table chart.item; --",
            "' or '1'='1",
            "\\",
            "\"",
            "'",
            "`",
            "$(id)",
            "|| id",
            "null",
            "undefined",
            "NaN",
            "true",
            "-1",
            "0",
            "99999999999999999999",
            "1e1000",
            "0x1",
            "2026-13-45",
            "-999999999-01-01T00:00:00Z",
            "+292278994-08-17",
            "00000000-0000-0000-0000-000000000000",
            "=1+1",
            "@SUM(A1)",
            "x".repeat(10_000),
            "é".repeat(4_000),
            "\n".repeat(2_000));

    private Naughty() {}

    /** All of them. */
    public static List<String> texts() {
        var texts = new ArrayList<>(OUR_OWN);
        var samples = System.getenv("HAVENPORT_SAMPLES");
        if (samples != null) {
            try {
                var json = Files.readString(Path.of(samples, "naughty-strings", "blns.json"));
                texts.addAll(List.of(JsonMapper.shared().readValue(json, String[].class)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }
}
