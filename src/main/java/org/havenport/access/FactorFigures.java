package org.havenport.access;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How many accounts sign in with what: numbers alone, and never whose (A1.1, B.sec.3, C4). */
@Component
public class FactorFigures {

    private final Asking asking;

    FactorFigures(Asking asking) {
        this.asking = asking;
    }

    /**
     * Accounts with the same ways of signing in.
     *
     * @param app whether there is an authenticator app
     * @param passkey whether there is a passkey that works
     * @param alone whether a patient chose to sign in with the password alone
     * @param longPhrase whether the password was a long phrase when it was chosen; null when that is not known
     * @param codes whether recovery codes are left
     */
    public record Alike(
            Viewer.Kind kind,
            boolean password,
            boolean app,
            boolean passkey,
            boolean alone,
            @Nullable Boolean longPhrase,
            boolean codes,
            long accounts) {

        /** Whether nobody gets in with a password alone. */
        public boolean hasSecond() {
            return passkey || !password || app && !alone;
        }
    }

    /**
     * Every account that can be signed in to.
     *
     * @param holders the accounts that have a passkey
     * @throws SecurityException when this viewer is neither a job nor one of those who read it
     */
    public List<Alike> of(Viewer viewer, Collection<UUID> holders) {
        if (viewer.kind() != Viewer.Kind.JOB
                && !viewer.holdsOneOf(Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.COMPLIANCE_OFFICER)) {
            throw new SecurityException("Not one of those who read who signs in with what");
        }
        return asking.atTheDoor(sql -> sql.of("""
                        select kind, password_hash is not null as password, totp_sealed is not null as app,
                            id = any (cast(:holders as uuid[])) as passkey, password_alone_since is not null as alone,
                            password_long,
                            exists (select 1 from access.recovery_code c
                                where c.account = a.id and c.used_at is null) as codes,
                            count(*) as accounts
                        from access.account a where ended_at is null
                        group by 1, 2, 3, 4, 5, 6, 7
                        """)
                .param("holders", holders.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, _) -> new Alike(
                        Viewer.Kind.valueOf(row.getString("kind")),
                        row.getBoolean("password"),
                        row.getBoolean("app"),
                        row.getBoolean("passkey"),
                        row.getBoolean("alone"),
                        row.getObject("password_long", Boolean.class),
                        row.getBoolean("codes"),
                        row.getLong("accounts")))
                .list());
    }
}
