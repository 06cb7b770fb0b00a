package org.havenport.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.havenport.house.SelfSigned;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads who starts the portal of a practice with what it must not run with. */
@Tag("slow")
class ServeTests {

    @TempDir
    Path folder;

    @Test
    @Verifies({"A1.3#4", "B.sec.1#7"})
    void itNamesAllThatIsUnsafeAndDoesNotStart() throws Exception {
        var set = Served.sound(folder, SelfSigned.to(folder, "own", "other.example.org", 90));
        set.remove("root.accepted");
        set.remove("key");
        set.put("database.url", "postgresql://db.example.org/havenport?sslmode=disable");
        try (var portal = Served.start(folder, set)) {
            assertThat(portal.ended()).isEqualTo(ServeCommand.REFUSED);
            assertThat(portal.said())
                    .contains(
                            "Havenport does not start.",
                            "does not name " + Served.NAME,
                            "key: the key that opens every record")
                    .contains("database.url: sslmode=disable", "database.passwords: it is missing", "root.accepted")
                    .doesNotContain("Exception", "\tat ");
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void withoutAnyConfigurationItSaysWhatToSet() throws Exception {
        try (var portal = Served.command(
                folder, folder, Map.of("HAVENPORT_DATA", folder.resolve("data").toString()), "serve")) {
            assertThat(portal.ended()).isEqualTo(ServeCommand.REFUSED);
            assertThat(portal.said())
                    .contains(
                            "host.names: it is missing",
                            "tls.certificate: there is neither",
                            "key: the key",
                            "nobody has proved that there is a copy");
        }
    }

    @Test
    void aKeyOfWhichNobodyHasOpenedACopyIsNotEnough() throws Exception {
        try (var portal = Served.start(folder, Served.sound(folder, SelfSigned.to(folder, "own", Served.NAME, 90)))) {
            assertThat(portal.ended()).isEqualTo(ServeCommand.REFUSED);
            assertThat(portal.said())
                    .contains("One thing is unsafe.", "key: nobody has proved that there is a copy of it");
        }
    }

    /** The demonstration is opened, ended, and then somebody wants to make a practice of its folder. */
    @Test
    void theDataOfADemonstrationIsNoPracticesData() throws Exception {
        var data = folder.resolve("data");
        var environment = Map.of("HAVENPORT_DATABASE_URL", "postgresql://db.example.org/havenport");
        try (var demo = Served.command(
                folder,
                data,
                environment,
                "demo",
                "--port",
                String.valueOf(Served.freePort()),
                "--patients",
                "2",
                "--data",
                data.toString())) {
            demo.open();
        }
        var set = Served.sound(folder, SelfSigned.to(folder, "own", Served.NAME, 90));
        Files.move(data.resolve("keys/organisation.json"), Path.of(set.get("key")));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));

        try (var portal = Served.start(folder, set)) {
            assertThat(portal.ended()).isEqualTo(ServeCommand.REFUSED);
            assertThat(portal.said())
                    .contains("this database was begun by the demonstration")
                    .doesNotContain("Exception");
        }
        set.put("http.port", set.get("https.port"));
        try (var portal = Served.start(folder, set)) {
            assertThat(portal.ended()).isEqualTo(ServeCommand.REFUSED);
            assertThat(portal.said())
                    .as("both, though only one needs the database")
                    .contains("same as https.port", "begun by the demonstration");
        }
    }
}
