package org.havenport.vault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The codes that open a copy of the key, one a line. */
final class TypedCodes {

    private TypedCodes() {}

    /** From a file, from the terminal, or from what is piped in. */
    static List<String> read(@Nullable Path file) throws IOException {
        if (file != null && !file.toString().equals("-")) {
            return lines(Files.readString(file));
        }
        var console = System.console();
        if (file == null && console != null && console.isTerminal()) {
            var typed = new ArrayList<String>();
            for (var more = true; more; ) {
                var code = console.readPassword("Code%s: ", typed.isEmpty() ? "" : " of the second holder (or Enter)");
                more = code != null && code.length > 0 && typed.add(new String(code)) && typed.size() < 2;
            }
            return typed;
        }
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return in.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
