package org.havenport.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.havenport.house.PortalTest;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class EscrowTests {

    private static final Viewer.Job JOB = new Viewer.Job("test");

    @Autowired
    Escrow escrow;

    @Autowired
    KeyCustody custody;

    @Autowired
    Asking asking;

    @TempDir
    Path folder;

    private Path copy;

    @BeforeEach
    void name() {
        copy = folder.resolve("copy.p12");
    }

    @Test
    void aCopyOpensWithItsCodeAlone() throws Exception {
        var codes = escrow.write(JOB, copy, 1);

        assertThat(codes).singleElement().asString().matches("([0-9A-Z]{5}-){4}[0-9A-Z]{5}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        assertThat(new String(Files.readAllBytes(copy), StandardCharsets.ISO_8859_1))
                .doesNotContain("keyData", "AesGcm");
        refuses(List.of(EscrowCopy.newCode()));
        refuses(List.of());
        assertThat(escrow.confirm(JOB, copy, codes, "Jana"))
                .extracting(Escrow.Confirmed::key)
                .contains(custody.current());
        assertThat(escrow.confirmed(JOB)).get().extracting(Escrow.Confirmed::by).isEqualTo("Jana");
    }

    @Test
    void aCodeMayBeTypedInAnyCaseAndWithoutDashes() throws Exception {
        var typed = escrow.write(JOB, copy, 1).getFirst().toLowerCase().replace("-", " ");

        assertThat(escrow.confirm(JOB, copy, List.of(typed), "Jana")).isNotEmpty();
    }

    @Test
    void twoHoldersMustComeTogetherInTheirOrder() throws Exception {
        var codes = escrow.write(JOB, copy, 2);

        assertThat(codes).hasSize(2).doesNotHaveDuplicates();
        refuses(codes.subList(0, 1));
        refuses(codes.subList(1, 2));
        assertThat(escrow.confirm(JOB, copy, codes, "Jana and Max")).isNotEmpty();
    }

    @Test
    void aCopyOfAnotherKeyIsNotConfirmed() throws Exception {
        var other = new FileCustody(folder.resolve("other.json").toString());
        other.open(true);
        var code = EscrowCopy.newCode();
        Files.write(copy, EscrowCopy.seal(other.text(), List.of(code)));

        assertThatThrownBy(() -> escrow.confirm(JOB, copy, List.of(code), "Jana"))
                .isInstanceOf(NotACopy.class)
                .hasMessageContaining("not the key of this database");
    }

    @Test
    void whatIsNoCopyIsRefused() throws Exception {
        Files.writeString(copy, "nothing");
        refuses(List.of(EscrowCopy.newCode()));
    }

    @Test
    void aCopyNeverReplacesAFile() throws Exception {
        Files.writeString(copy, "mine");

        assertThatThrownBy(() -> escrow.write(JOB, copy, 1)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(copy).hasContent("mine");
    }

    @Test
    void aLostKeyFileIsPutBackWithoutTheDatabase() throws Exception {
        var codes = escrow.write(JOB, copy, 2);
        var back = folder.resolve("back/organisation.json");

        assertThatThrownBy(() -> Escrow.restore(copy, codes.reversed(), back)).isInstanceOf(NotACopy.class);
        assertThat(back).doesNotExist();
        Escrow.restore(copy, codes, back);

        assertThat(back).hasSameTextualContentAs(Path.of(custody.place()));
        assertThat(OwnersFile.isPrivate(back)).isTrue();
        assertThatThrownBy(() -> Escrow.restore(copy, codes, back)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void itLeavesATrace() throws Exception {
        var before = lines();
        escrow.confirm(JOB, copy, escrow.write(JOB, copy, 1), "Jana");

        assertThat(lines()).isEqualTo(before + 2);
    }

    /** Opened with nothing of Havenport: what it was written for. */
    @Test
    void anotherProgramOpensItToo() throws Exception {
        var code = escrow.write(JOB, copy, 1).getFirst();
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(
                        keytool, "-list", "-keystore", copy.toString(), "-storepass", code.replace("-", ""))
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("havenport", "SecretKeyEntry");
        assertThat(process.waitFor()).isZero();
    }

    private void refuses(List<String> codes) {
        assertThatThrownBy(() -> escrow.confirm(JOB, copy, codes, "Jana")).isInstanceOf(NotACopy.class);
    }

    private long lines() throws IOException {
        return asking.as(
                JOB,
                sql -> sql.of(
                                "select count(*) from audit.line where action in ('key-copy-written', 'key-copy-confirmed')")
                        .query(Long.class)
                        .single());
    }
}
