package org.havenport.access;

import java.util.Optional;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** What is typed as the second factor: a code of the app, or in its place one of the recovery codes. Each works once. */
@Component
class SecondFactors {

    private static final int DIGITS = 7;

    private final Accounts accounts;
    private final RecoveryCodes codes;

    SecondFactors(Accounts accounts, RecoveryCodes codes) {
        this.accounts = accounts;
        this.codes = codes;
    }

    /** What somebody meant to give who typed this. */
    static WayIn way(String typed) {
        return typed.strip().length() > DIGITS ? WayIn.RECOVERY_CODE : WayIn.CODE;
    }

    /** Uses up what was typed; empty when it is neither, or was used before. */
    Optional<Factor> use(Sql sql, Account account, String typed) {
        var step = accounts.totpStep(sql, account, typed.replaceAll("\\s", ""));
        if (step.isPresent()) {
            return accounts.useUp(sql, account, step.getAsLong()) ? Optional.of(Factor.TOTP) : Optional.empty();
        }
        return codes.use(sql, account.id(), account.patientId(), typed)
                ? Optional.of(Factor.RECOVERY_CODE)
                : Optional.empty();
    }
}
