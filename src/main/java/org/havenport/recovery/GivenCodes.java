package org.havenport.recovery;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.access.LostKeys.Owner;
import org.havenport.home.NotHere;
import org.havenport.recovery.Helped.Given;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The codes that staff give: twelve letters and digits that nobody mistakes for others, 60 bits, kept as a keyed hash. */
@Component
class GivenCodes {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Vault vault;

    GivenCodes(Vault vault) {
        this.vault = vault;
    }

    /** A code that is being used; {@code lost} says that it was given because a device is in other hands, or may be. */
    record Used(UUID id, UUID account, byte @Nullable [] secret, boolean lost) {}

    /** A code that is printed. */
    record Printed(UUID account, Instant until) {}

    /** Writes down who was made sure of, how, and by whom. */
    void ask(Sql sql, UUID id, Owner owner, AssistedRecoveries.Said said, boolean contactIsNew, boolean second) {
        sql.of("""
                        insert into recovery.assisted (id, account, kind, name_blind, reason, method, identifiers,
                            contact_new, asked_at, asked_by, needs_second)
                        values (:id, :account, :kind, :name, :reason, :method, string_to_array(:what, ','), :fresh,
                            viewer.at(), viewer.actor(), :second)
                        """)
                .param("id", id)
                .param("account", owner.account())
                .param("kind", owner.kind().name())
                .param("name", owner.name())
                .param("reason", Objects.requireNonNull(said.reason()).name())
                .param("method", Objects.requireNonNull(said.method()).name())
                .param("what", AssistedRecoveries.names(said.typed().what()))
                .param("fresh", contactIsNew)
                .param("second", second)
                .update();
    }

    /** A request that waits for a colleague of whoever asked; {@code own} says that the viewer did. */
    record Waiting(UUID id, boolean own) {}

    /** What waits for a second person, to give a patient a code; one's own comes last. */
    Optional<Waiting> waiting(Sql sql, UUID account, Instant since) {
        return sql.of("""
                        select id, asked_by = viewer.actor() as own from recovery.assisted
                        where account = :account and kind = 'PATIENT' and needs_second and code_blind is null
                          and withdrawn_at is null and asked_at > :since order by own, asked_at desc limit 1
                        """)
                .param("account", account)
                .param("since", Sql.time(since))
                .query((row, _) -> new Waiting(Objects.requireNonNull(row.getObject(1, UUID.class)), row.getBoolean(2)))
                .optional();
    }

    /** Draws the code for whoever asked alone. */
    Given draw(Sql sql, UUID id, String username) {
        return draw(sql, id, username, false, null);
    }

    /** Draws the code for the second person; {@code checked} is what they typed again, or null where that is not asked. */
    Given agree(Sql sql, UUID id, String username, @Nullable String checked) {
        return draw(sql, id, username, true, checked);
    }

    private Given draw(Sql sql, UUID id, String username, boolean agreed, @Nullable String checked) {
        var code = RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining());
        var until = sql.now().plus(RecoveryParameters.GIVEN);
        var drawn = sql.of("""
                        update recovery.assisted set code_blind = :code, code_at = viewer.at(), ends_at = :until,
                            agreed_at = case when :agreed then viewer.at() end,
                            agreed_by = case when :agreed then viewer.actor() end,
                            agreed_identifiers = string_to_array(:checked, ',')
                        where id = :id and code_blind is null and withdrawn_at is null
                        """)
                .param("code", blind(sql, id, code))
                .param("until", Sql.time(until))
                .param("agreed", agreed)
                .param("checked", checked, Types.VARCHAR)
                .param("id", id)
                .update();
        if (drawn != 1) {
            throw new NotHere();
        }
        return new Given(id, code.replaceAll("(.{" + GROUP + "})(?=.)", "$1-"), username, until);
    }

    /** Marks a code as printed by whoever gave it; empty when it is wrong, was printed, used or withdrawn, or is too old. */
    Optional<Printed> print(Sql sql, UUID id, String code) {
        return sql.of("""
                        update recovery.assisted set printed_at = viewer.at()
                        where id = :id and code_blind = :code and printed_at is null and used_at is null
                          and withdrawn_at is null and ends_at > viewer.at()
                          and coalesce(agreed_by, asked_by) = viewer.actor()
                        returning account, ends_at
                        """)
                .param("id", id)
                .param("code", blind(sql, id, typed(code)))
                .query((row, _) -> new Printed(
                        Objects.requireNonNull(row.getObject(1, UUID.class)),
                        row.getTimestamp(2).toInstant()))
                .optional();
    }

    /** The newest code of a name, when it is the one that was typed. As much is done for a name nobody has. */
    Optional<Used> find(Sql sql, byte[] name, String code) {
        var found = sql.of("""
                        select id, account, code_blind, totp_sealed, reason in ('STOLEN', 'LOST_PHONE') from recovery.assisted
                        where name_blind = :name and code_blind is not null and used_at is null
                          and withdrawn_at is null and ends_at > viewer.at()
                        order by code_at desc limit 1 for update
                        """)
                .param("name", name)
                .query((row, _) -> new Row(
                        new Used(
                                Objects.requireNonNull(row.getObject(1, UUID.class)),
                                Objects.requireNonNull(row.getObject(2, UUID.class)),
                                row.getBytes(4),
                                row.getBoolean(5)),
                        row.getBytes(3)))
                .optional();
        var id = found.map(it -> it.used().id()).orElseGet(UUID::randomUUID);
        var blind = blind(sql, id, typed(code));
        return found.filter(it -> MessageDigest.isEqual(it.blind(), blind)).map(Row::used);
    }

    /** Keeps the secret of the new authenticator app between two pages. */
    void keep(Sql sql, UUID id, byte[] sealed) {
        sql.of("update recovery.assisted set totp_sealed = :secret where id = :id")
                .param("secret", sealed)
                .param("id", id)
                .update();
    }

    private record Row(Used used, byte[] blind) {}

    /** As it was drawn, however it was typed: with spaces, in small letters, with o for zero or l for one. */
    private static String typed(String text) {
        var plain = text.length() > 40 ? "" : text.replaceAll("[\\s\\-–]", "").toUpperCase(Locale.ROOT);
        return plain.replace('O', '0').replace('I', '1').replace('L', '1');
    }

    private byte[] blind(Sql sql, UUID id, String code) {
        return vault.blindForRoom(sql, Recoveries.ROOM, "given", id + " " + code);
    }
}
