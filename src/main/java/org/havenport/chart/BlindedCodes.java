package org.havenport.chart;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/**
 * Codes and labels as a row keeps them: keyed hashes, as the text of a {@code bytea[]}. The same few codes come again in
 * every record, so their hashes are remembered.
 */
@Component
class BlindedCodes {

    private final Vault vault;
    private final Cache<Blinded, String> codes =
            Caffeine.newBuilder().maximumSize(20_000).build();
    private final Cache<Blinded, String> labels =
            Caffeine.newBuilder().maximumSize(1_000).build();

    /** @param under the generation of the key; what is remembered of one is never stored under another */
    private record Blinded(int under, String value) {}

    BlindedCodes(Vault vault) {
        this.vault = vault;
    }

    String ofCodes(Sql sql, UUID patient, List<Code> wanted) {
        return array(sql, patient, "code", codes, wanted.stream().map(Code::blindable));
    }

    String ofLabels(Sql sql, UUID patient, Collection<String> wanted) {
        return array(sql, patient, "label", labels, wanted.stream().sorted());
    }

    private String array(Sql sql, UUID patient, String kind, Cache<Blinded, String> remembered, Stream<String> wanted) {
        var under = vault.blindedUnder(sql, patient);
        return array(wanted.map(it -> remembered.get(
                new Blinded(under, it),
                blinded -> HexFormat.of().formatHex(vault.blind(sql, patient, kind, blinded.value())))));
    }

    private static String array(Stream<String> hashes) {
        return hashes.distinct().map(hash -> "\"\\\\x" + hash + '"').collect(Collectors.joining(",", "{", "}"));
    }
}
