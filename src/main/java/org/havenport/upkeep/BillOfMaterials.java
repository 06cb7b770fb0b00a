package org.havenport.upkeep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the program is made of: the CycloneDX list that every build packs into it, and what it runs on, Java and
 * PostgreSQL, which no build knows (B.sec.6).
 */
@Component
public class BillOfMaterials {

    static final String PLACE = "/META-INF/sbom/application.cdx.json";

    /** What seals, signs and proves: held against advisories by themselves (A1.3). */
    private static final List<String> CRYPTOGRAPHY =
            List.of("pkg:maven/com.google.crypto.tink/", "pkg:maven/org.bouncycastle/", "pkg:generic/openjdk");

    private static final Viewer.Job JOB = new Viewer.Job("upkeep");

    private final Asking asking;
    private final List<Part> built = built(PLACE);

    BillOfMaterials(Asking asking) {
        this.asking = asking;
    }

    /** Every part that was packed; empty when the build packed no list. */
    List<Part> built() {
        return built;
    }

    /** Every part, with Java and PostgreSQL as they run. */
    List<Part> all() {
        var all = new ArrayList<>(built);
        all.add(java());
        all.add(asking.as(
                JOB,
                sql -> Part.of("pkg:generic/postgresql@"
                        + sql.of("select split_part(current_setting('server_version'), ' ', 1)")
                                .query(String.class)
                                .single())));
        return all;
    }

    /** The parts that seal, sign and prove. */
    List<Part> cryptography() {
        return all().stream().filter(BillOfMaterials::isCryptography).toList();
    }

    static boolean isCryptography(Part part) {
        return CRYPTOGRAPHY.stream().anyMatch(part.purl()::startsWith);
    }

    static Part java() {
        var version = Runtime.version();
        return Part.of("pkg:generic/openjdk@" + version.feature() + "." + version.interim() + "." + version.update());
    }

    static List<Part> built(String place) {
        try (var file = BillOfMaterials.class.getResourceAsStream(place)) {
            if (file == null) {
                return List.of();
            }
            var parts = new ArrayList<Part>();
            for (var one : JsonMapper.shared().readTree(file).path("components")) {
                var purl = one.path("purl").asString("");
                if (!purl.isEmpty()) {
                    parts.add(Part.of(purl));
                }
            }
            return List.copyOf(parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
