package org.havenport.chart;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.vault.Vault;
import org.springframework.stereotype.Component;

/**
 * Codes and labels as a row keeps them: keyed hashes, as the text of a {@code bytea[]}. The same few codes come again in
 * every record, so their hashes are remembered.
 */
@Component
class BlindedCodes {

    private final Vault vault;
    private final Cache<String, String> codes =
            Caffeine.newBuilder().maximumSize(20_000).build();
    private final Cache<String, String> labels =
            Caffeine.newBuilder().maximumSize(1_000).build();

    BlindedCodes(Vault vault) {
        this.vault = vault;
    }

    String ofCodes(List<Code> wanted) {
        return array(wanted.stream().map(Code::blindable).map(it -> codes.get(it, code -> hex("code", code))));
    }

    String ofLabels(Collection<String> wanted) {
        return array(wanted.stream().sorted().map(it -> labels.get(it, label -> hex("label", label))));
    }

    private String hex(String kind, String value) {
        return HexFormat.of().formatHex(vault.blind(kind, value));
    }

    private static String array(Stream<String> hashes) {
        return hashes.distinct().map(hash -> "\"\\\\x" + hash + '"').collect(Collectors.joining(",", "{", "}"));
    }
}
