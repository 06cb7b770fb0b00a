package org.havenport.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditQuery;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.protocols.TextsInForce;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class AgreementsTests {

    @Autowired
    Agreements agreements;

    @Autowired
    TextsInForce texts;

    @Autowired
    Viewers viewers;

    @Autowired
    Asking asking;

    @Autowired
    Audit audit;

    @BeforeEach
    void everythingIsInForce() {
        texts.all();
    }

    @Test
    @Verifies("C5#3")
    void itKeepsTheVersionAndTheVeryWordsThatWereShown() {
        var ann = viewers.patient();
        var shown = agreements.toConfirm(agreements.standing(ann).missing(), Locale.ENGLISH);
        sign(ann);

        assertThat(agreements.standing(ann).whole()).isTrue();
        var signed = agreements.mine(ann).getFirst();
        assertThat(signed.address()).isEqualTo("203.0.113.9");
        assertThat(signed.attested()).hasSize(shown.size()).allSatisfy(it -> {
            var text = Objects.requireNonNull(
                    shown.get(Statement.of(it.key(), it.clause()).orElseThrow()));
            assertThat(it.version()).isEqualTo(text.version());
            assertThat(it.hash()).isEqualTo(text.hash());
        });
    }

    @Test
    void itRefusesAnotherPatient() {
        var ann = viewers.patient();
        sign(ann);
        var cara = viewers.patient();

        assertThat(agreements.mine(cara)).isEmpty();
        assertThatThrownBy(() -> signing(cara, ann.patient(), cara.actor()))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> signing(cara, cara.patient(), ann.actor()))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> asking.run(
                        cara,
                        sql -> sql.of(
                                        "insert into agreements.withdrawal (account, withdrawn_at) values (:it, viewer.at())")
                                .param("it", ann.actor())
                                .update()))
                .hasStackTraceContaining("row-level security");
        for (var change : new String[] {
            "delete from agreements.signing",
            "update agreements.asked set edition = ''",
            "delete from agreements.withdrawal"
        }) {
            assertThatThrownBy(() -> asking.run(ann, sql -> sql.of(change).update()))
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void itLeavesATrace() {
        var ann = viewers.patient();
        sign(ann);
        agreements.withdraw(ann);

        assertThat(audit.search(
                        viewers.staff(Role.COMPLIANCE_OFFICER),
                        new AuditQuery(null, null, ann.actor(), null, null, null, null)))
                .extracting(line -> line.action())
                .contains("agreement-signed", "agreement-withdrawn", "text-attested");
    }

    private void sign(Viewer.Patient viewer) {
        Map<Statement, String> hashes = new EnumMap<>(Statement.class);
        agreements
                .toConfirm(agreements.standing(viewer).missing(), Locale.ENGLISH)
                .forEach((statement, text) -> hashes.put(statement, text.hash()));
        agreements.sign(viewer, hashes, Locale.ENGLISH, "203.0.113.9");
    }

    private void signing(Viewer viewer, UUID patient, UUID account) {
        asking.run(
                viewer,
                sql -> sql.of("""
                        insert into agreements.signing (patient_id, id, account, language, address, signed_at)
                        values (:patient, gen_random_uuid(), :account, 'en', '', viewer.at())
                        """)
                        .param("patient", patient)
                        .param("account", account)
                        .update());
    }
}
