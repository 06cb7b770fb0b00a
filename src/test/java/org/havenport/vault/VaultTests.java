package org.havenport.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class VaultTests {

    private static final Viewer JOB = Viewer.job("test");
    private static final byte[] PLAIN = "Haemoglobin A1c 6.4 %".getBytes(StandardCharsets.UTF_8);

    @Autowired
    Vault vault;

    @Autowired
    Asking asking;

    private final UUID ann = UUID.randomUUID();
    private final UUID cara = UUID.randomUUID();

    @BeforeEach
    void keys() {
        asking.run(JOB, sql -> {
            vault.createKey(sql, ann);
            vault.createKey(sql, cara);
        });
    }

    @Test
    void whatWasSealedOpensAgain() {
        assertThat(open(ann, seal(ann, PLAIN, "test|1"), "test|1")).isEqualTo(PLAIN);
    }

    @Test
    void nothingOfThePlainBytesIsSeen() {
        assertThat(new String(seal(ann, PLAIN, "test|1"), StandardCharsets.ISO_8859_1))
                .doesNotContain("Haemo");
    }

    @Test
    void theSameBytesAreNeverSealedToTheSame() {
        assertThat(seal(ann, PLAIN, "test|1")).isNotEqualTo(seal(ann, PLAIN, "test|1"));
    }

    @Test
    void longTextIsStoredShorter() {
        var text = "The result is within the usual range. ".repeat(100).getBytes(StandardCharsets.UTF_8);
        var sealed = seal(ann, text, "test|1");

        assertThat(sealed).hasSizeLessThan(text.length / 5);
        assertThat(open(ann, sealed, "test|1")).isEqualTo(text);
    }

    @Test
    void nothingAtAllIsSealedToo() {
        assertThat(open(ann, seal(ann, new byte[0], "test|1"), "test|1")).isEmpty();
    }

    @Test
    @Verifies("B.sec.1#4")
    void anotherContextDoesNotOpen() {
        var sealed = seal(ann, PLAIN, "test|1");

        assertThatThrownBy(() -> open(ann, sealed, "test|2")).isInstanceOf(Unreadable.class);
    }

    @Test
    @Verifies("B.sec.1#4")
    void anotherPatientsKeyDoesNotOpen() {
        var sealed = seal(ann, PLAIN, "test|1");

        assertThatThrownBy(() -> open(cara, sealed, "test|1")).isInstanceOf(Unreadable.class);
    }

    @Test
    @Verifies("B.risk.sec.2#7")
    void oneChangedBitDoesNotOpen() {
        var sealed = seal(ann, PLAIN, "test|1");
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> open(ann, sealed, "test|1"))
                .isInstanceOf(Unreadable.class)
                .hasNoCause();
    }

    @Test
    void aPatientWithoutKeyCannotBeSealed() {
        assertThatThrownBy(() -> seal(UUID.randomUUID(), PLAIN, "test|1")).isInstanceOf(Unreadable.class);
    }

    @Test
    void aSecondCallLeavesTheKeyAlone() {
        var sealed = seal(ann, PLAIN, "test|1");
        asking.run(JOB, sql -> vault.createKey(sql, ann));

        assertThat(open(ann, sealed, "test|1")).isEqualTo(PLAIN);
    }

    @Test
    void aKeyWhoseTransactionFailedIsNeverUsed() {
        var dan = UUID.randomUUID();
        assertThatThrownBy(() -> asking.run(JOB, sql -> {
                    vault.createKey(sql, dan);
                    vault.seal(sql, dan, PLAIN, "test|1");
                    throw new IllegalArgumentException("undone");
                }))
                .hasMessage("undone");

        assertThatThrownBy(() -> seal(dan, PLAIN, "test|1")).isInstanceOf(Unreadable.class);
    }

    @Test
    void aRoomHasAKeyOfItsOwn() {
        var sealed = asking.as(JOB, sql -> vault.sealForRoom(sql, "access", PLAIN, "secret|1"));

        byte[] opened = asking.atTheDoor(sql -> vault.openForRoom(sql, "access", sealed, "secret|1"));
        assertThat(opened).isEqualTo(PLAIN);
        assertThatThrownBy(() -> asking.as(JOB, sql -> vault.openForRoom(sql, "staff", sealed, "secret|1")))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> asking.as(JOB, sql -> vault.openForRoom(sql, "access", sealed, "secret|2")))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void blindHashesOfDifferentKindsCannotBeCompared() {
        assertThat(blind("code", "4548-4")).hasSize(16).isEqualTo(blind("code", "4548-4"));
        assertThat(blind("identifier", "4548-4")).isNotEqualTo(blind("code", "4548-4"));
        assertThat(blind("code4", "548-4")).isNotEqualTo(blind("code", "4548-4"));
    }

    @Test
    void theSameThingGetsTheSameId() {
        var id = vault.name("resource", "Observation|1");

        assertThat(id).isEqualTo(vault.name("resource", "Observation|1"));
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id).isNotEqualTo(vault.name("resource", "Observation|2"));
    }

    @Test
    void onlyTheVaultMakesItsTagsAndSignatures() {
        assertThat(vault.isMac(vault.mac(PLAIN), PLAIN)).isTrue();
        assertThat(vault.isMac(new byte[21], PLAIN)).isFalse();
        assertThat(vault.isSignature(vault.sign(PLAIN), PLAIN)).isTrue();
        assertThat(vault.isSignature(vault.sign(PLAIN), new byte[1])).isFalse();
    }

    private byte[] blind(String kind, String value) {
        return asking.as(JOB, sql -> vault.blindForRoom(sql, "access", kind, value));
    }

    private byte[] seal(UUID patient, byte[] plain, String context) {
        return asking.as(JOB, sql -> vault.seal(sql, patient, plain, context));
    }

    private byte[] open(UUID patient, byte[] sealed, String context) {
        return asking.as(JOB, sql -> vault.open(sql, patient, sealed, context));
    }
}
