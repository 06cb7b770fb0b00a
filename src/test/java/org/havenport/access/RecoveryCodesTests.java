package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.viewer.Asking;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class RecoveryCodesTests {

    @Autowired
    RecoveryCodes codes;

    @Autowired
    Asking asking;

    @Autowired
    Cast cast;

    @Test
    @Verifies("B.sec.3#6")
    void eachWorksOnceForItsOwnerAlone() {
        var ann = cast.newPatient();
        var cara = cast.newPatient();
        var made = asking.atTheDoor(sql -> codes.make(sql, ann.account()));
        asking.atTheDoor(sql -> codes.make(sql, cara.account()));
        assertThat(made).hasSize(10).doesNotHaveDuplicates().allMatch(code -> code.matches("[0-9A-Z]{5}-[0-9A-Z]{5}"));
        var typed = made.getFirst().toLowerCase(Locale.ROOT).replace("-", " ").replace('0', 'o');
        assertThat(use(cara.account(), made.getFirst())).isFalse();
        assertThat(use(ann.account(), typed)).isTrue();
        assertThat(use(ann.account(), typed)).isFalse();
        assertThat(use(ann.account(), "")).isFalse();
        assertThat(asking.atTheDoor(sql -> codes.left(sql, ann.account())).number())
                .isEqualTo(9);
        assertThat(work(ann.account(), made)).isFalse();
        assertThat(work(ann.account(), made.subList(1, 10))).isTrue();
        assertThat(work(ann.account(), List.of())).isFalse();
    }

    @Test
    @Verifies("B.sec.3#6")
    void newOnesTakeThePlaceOfThoseOfBefore() {
        var ann = cast.newPatient();
        var before = asking.atTheDoor(sql -> codes.make(sql, ann.account()));
        var after = asking.atTheDoor(sql -> codes.make(sql, ann.account()));
        assertThat(use(ann.account(), before.getFirst())).isFalse();
        assertThat(use(ann.account(), after.getFirst())).isTrue();
    }

    @Test
    void noCodeStandsInTheDatabase() {
        var ann = cast.newPatient();
        var made = asking.atTheDoor(sql -> codes.make(sql, ann.account()));
        var kept = asking.atTheDoor(sql -> sql.of(
                        "select string_agg(c::text || encode(code_blind, 'escape'), ' ') from access.recovery_code c")
                .query(String.class)
                .single());
        assertThat(made).noneMatch(code -> kept.contains(code) || kept.contains(code.replace("-", "")));
    }

    private boolean work(java.util.UUID account, List<String> typed) {
        return asking.atTheDoor(sql -> codes.work(sql, account, typed));
    }

    private boolean use(java.util.UUID account, String code) {
        return asking.atTheDoor(sql -> codes.use(sql, account, null, code));
    }
}
