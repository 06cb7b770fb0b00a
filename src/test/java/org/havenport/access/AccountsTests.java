package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.passwords.PasswordRefused;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class AccountsTests {

    @Autowired
    Accounts accounts;

    @Autowired
    Asking asking;

    @Autowired
    Cast cast;

    @Test
    @Verifies("B.sec.3#1")
    void aUserNameBelongsToOnePerson() {
        var ann = cast.newPatient();
        var again = new NewAccount(ann.username().toUpperCase(Locale.ROOT), "Another-One-1", Totp.newSecret());
        assertThatThrownBy(() -> accounts.createPatient((Viewer.Job) Viewer.job("test"), again, UUID.randomUUID()))
                .isInstanceOf(UsernameTaken.class)
                .hasMessageNotContaining("@");
    }

    @Test
    void noUserNamePasswordOrSecretStandsInTheDatabaseInClear() {
        var ann = cast.newPatient();
        var row = asking.atTheDoor(sql -> sql.of("select a::text from access.account a where id = :id")
                .param("id", ann.account())
                .query(String.class)
                .single());
        assertThat(row)
                .doesNotContain(ann.username(), ann.password())
                .doesNotContain(hex(ann.username()), hex(ann.password()));
    }

    @Test
    void aPasswordThatIsTooShortIsRefused() {
        var wanted = new NewAccount(UUID.randomUUID().toString(), "Sh0rt-1", Totp.newSecret());
        assertThatThrownBy(() -> accounts.createPatient((Viewer.Job) Viewer.job("test"), wanted, UUID.randomUUID()))
                .isInstanceOf(PasswordRefused.class)
                .hasMessageContaining("passwords.refused.short");
    }

    @Test
    @Verifies("A1.1#4")
    void aLongSentenceIsAPassword() {
        var name = UUID.randomUUID().toString();
        var sentence = "the river bends twice before it reaches the mill ".repeat(3);
        var wanted = new NewAccount(name, sentence, Totp.newSecret());
        accounts.createPatient((Viewer.Job) Viewer.job("test"), wanted, UUID.randomUUID());
        assertThat(cast.stranger()
                        .post("/sign-in", "username", name, "password", sentence)
                        .location())
                .isEqualTo("/sign-in/code");
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
