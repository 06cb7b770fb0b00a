package org.havenport.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class StaffTests {

    private static final Viewer JOB = Viewer.job("test");

    @Autowired
    Staff staff;

    @Autowired
    Cast cast;

    @Test
    void aMemberIsShownWithNameAndJob() {
        var dora = cast.dora().account();
        var names = staff.names(JOB, List.of(dora, UUID.randomUUID()));
        assertThat(names).containsOnlyKeys(dora);
        assertThat(names.values()).extracting(Member::shown).containsExactly("Dora Reyes, nurse");
        assertThat(staff.names(JOB, List.of(cast.ellis().account())).values())
                .extracting(Member::shown)
                .containsExactly("Dr Miriam Ellis, physician");
    }

    @Test
    void aSecondEntryChangesNothing() {
        var dora = cast.dora().account();
        staff.add(JOB, new Member(dora, "", "Somebody", "Else", ""));
        assertThat(staff.names(JOB, List.of(dora)).values())
                .extracting(Member::given)
                .containsExactly("Dora");
    }
}
