package org.havenport.protocols;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The rules of states as the program brings them along, one file each; read once. */
@Component
class PackFiles {

    private final List<PackFile> all;

    /** A file; the hash is of its bytes, so that nothing in it changes without being approved anew. */
    record PackFile(String state, List<StateRule> rules, String hash) {
        static PackFile of(byte[] bytes) {
            var content = Json.value(Json.read(new String(bytes, StandardCharsets.UTF_8)), Content.class);
            if (content == null) {
                throw new IllegalStateException("The rules of a state could not be read");
            }
            return new PackFile(content.state(), List.copyOf(content.rules()), Fingerprint.of(bytes));
        }
    }

    private record Content(String state, List<StateRule> rules) {}

    PackFiles() {
        try {
            var files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath:org/havenport/protocols/packs/*.json");
            all = Stream.of(files)
                    .map(file -> {
                        try {
                            return PackFile.of(file.getContentAsByteArray());
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .sorted(Comparator.comparing(PackFile::state))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<PackFile> all() {
        return all;
    }
}
