package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.protocols.Parameter;
import org.havenport.viewer.Asking;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** To compare a password takes long: what is changed meanwhile counts, not what was read before. */
@PortalTest
class WhatChangesWhileAPasswordIsComparedTests {

    @Autowired
    Cast cast;

    @Autowired
    OwnersConnection owner;

    @Autowired
    Asking asking;

    @Autowired
    Accounts accounts;

    @Autowired
    Deciding deciding;

    @Autowired
    @Qualifier("patientsWithoutSecondFactor")
    Parameter<Boolean> withoutSecond;

    @Test
    void anOldPasswordOpensNothingAnyMore() throws Exception {
        var ann = cast.newPatient();
        assertThat(meanwhile(ann, "update access.account set password_hash = password_hash || 'x' where id = ?")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aSecondFactorThatWasSwitchedOnIsAskedFor() throws Exception {
        var ann = cast.newPatient();
        change(ann, "update access.account set password_alone_since = created_at, password_long = true where id = ?");
        deciding.decide(withoutSecond, true);
        try {
            var browser = cast.stranger();
            browser.get("/sign-in");
            browser.post("/sign-in", "username", ann.username(), "password", ann.password());
            assertThat(browser.get("/home").status()).as("while it is off").isEqualTo(200);
            assertThat(meanwhile(ann, "update access.account set password_alone_since = null where id = ?")
                            .status())
                    .isEqualTo(303);
            assertThat(complete(ann)).as("sessions that are complete").isEqualTo(1);
        } finally {
            deciding.forget(withoutSecond);
        }
    }

    @Test
    void anAccountThatHasEndedOpensNoMore() throws Exception {
        var ann = cast.newPatient();
        assertThat(meanwhile(ann, "update access.account set ended_at = created_at where id = ?")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aShortPasswordNeverStandsAlone() throws Exception {
        var ann = cast.newPatient();
        change(ann, "update access.account set password_alone_since = created_at, password_long = true where id = ?");
        keep(ann, true);
        assertThat(isAlone(ann)).isTrue();
        keep(ann, false);
        assertThat(isAlone(ann)).isFalse();
    }

    private long complete(CastMember who) {
        return asking.atTheDoor(sql -> sql.of("select count(*) from viewer.session where actor_id = :id and complete")
                .param("id", who.account())
                .query(Long.class)
                .single());
    }

    private Browser.Answer meanwhile(CastMember who, String change) throws Exception {
        var browser = cast.stranger();
        browser.get("/sign-in");
        try (var connection = owner.open();
                var lock = connection.prepareStatement("select 1 from access.account where id = ? for update");
                var update = connection.prepareStatement(change);
                var other = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            lock.setObject(1, who.account());
            lock.execute();
            var sent = other.submit(
                    () -> browser.post("/sign-in", "username", who.username(), "password", who.password()));
            Waiting.until(connection, 1);
            update.setObject(1, who.account());
            update.executeUpdate();
            connection.commit();
            return sent.get();
        }
    }

    private void change(CastMember who, String sql) throws Exception {
        try (var connection = owner.open();
                var update = connection.prepareStatement(sql)) {
            update.setObject(1, who.account());
            update.executeUpdate();
        }
    }

    private void keep(CastMember who, boolean isLong) {
        asking.atTheDoor(sql -> {
            var account = accounts.of(sql, who.account()).orElseThrow();
            accounts.keepPassword(sql, account, "$argon2id$v=19$m=19456,t=2,p=1$of-a-test", isLong);
            return true;
        });
    }

    private boolean isAlone(CastMember who) {
        return asking.atTheDoor(
                sql -> accounts.of(sql, who.account()).orElseThrow().passwordAlone());
    }
}
