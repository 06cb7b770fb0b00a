package org.havenport.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.havenport.house.SelfSigned;
import org.junit.jupiter.api.Test;

/** Files that others can read or replace, a key beside the data, certificates that do not fit. */
class UnsafeFilesTests extends Spoilt {

    @Test
    void theKeyOfTheOrganisation() throws Exception {
        var inside = secret("data/organisation.json", "{}");
        assertAll(
                only("key", "", "key", "folder of the data"),
                only("key", inside.toString(), "key", "folder of the data"));

        var link = Files.createSymbolicLink(folder.resolve("secret/link.json"), inside);
        assertAll(only("key", link.toString(), "key", "folder of the data"));

        var way = Files.createSymbolicLink(folder.resolve("way"), folder.resolve("data"));
        assertAll(only("key", way.resolve("not-made-yet.json").toString(), "key", "folder of the data"));
    }

    @Test
    void theFileOfTheConfiguration() throws IOException {
        var file = write();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));

        assertThat(UnsafeSettings.in(Configuration.read(file, Map.of()), MACHINE, NOW))
                .extracting(Refusal::about)
                .containsExactly("the file of the configuration");
    }

    @Test
    void certificates() throws Exception {
        var expired = SelfSigned.to(folder, "old", NAME, "-startdate", "-60d", "-validity", "30");
        var early = SelfSigned.to(folder, "early", NAME, "-startdate", "+10d", "-validity", "30");
        var weak = SelfSigned.to(
                folder, "weak", NAME, "-keyalg", "RSA", "-keysize", "1024", "-startdate", "-1d", "-validity", "30");
        var foreign = SelfSigned.to(folder, "foreign", "portal.example.com", 30);
        var other = SelfSigned.to(folder, "other", NAME, 30);
        assertAll(
                certificate(expired, "expired"),
                certificate(early, "not valid before"),
                certificate(weak, "1024 bits"),
                certificate(foreign, "does not name " + NAME),
                certificate(new SelfSigned(expired.key(), expired.key()), "certificate"),
                certificate(new SelfSigned(Path.of("/nowhere.crt"), other.key()), "/nowhere.crt cannot be read"));

        lines.put("tls.certificate", other.certificate().toString());
        lines.put("tls.key", folder.resolve("own.key").toString());
        assertThat(refused())
                .singleElement()
                .satisfies(one -> assertThat(one.why()).contains("does not belong"));
        lines.remove("tls.key");
        assertThat(refused()).extracting(Refusal::about).contains("tls.key");
    }
}
