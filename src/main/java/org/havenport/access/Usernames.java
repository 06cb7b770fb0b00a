package org.havenport.access;

import java.text.Normalizer;
import java.util.Locale;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** User names as they are compared: a keyed hash of the name without case. In clear they are kept nowhere. */
@Component
class Usernames {

    private static final String ROOM = "access";
    private static final int LONGEST = 254;

    private final Vault vault;

    Usernames(Vault vault) {
        this.vault = vault;
    }

    static String normalised(String typed) {
        var name = Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }

    /** Stands fast until the transaction ends, so what one finds with it is what one may write beside. */
    byte[] blind(Sql sql, String typed) {
        return vault.blindForRoom(sql, ROOM, "username", normalised(typed));
    }

    /** Where a request came from, so that it can be counted and not read. */
    byte[] blindNetwork(Sql sql, String address) {
        return vault.blindForRoom(sql, ROOM, "network", address);
    }
}
