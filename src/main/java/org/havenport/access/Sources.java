package org.havenport.access;

import java.util.UUID;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Says where a try counts. A browser that is known for a name does not suffer from what others try with it. */
@Component
class Sources {

    private final Usernames usernames;
    private final Devices devices;

    Sources(Usernames usernames, Devices devices) {
        this.usernames = usernames;
        this.devices = devices;
    }

    /** The same questions are asked for every name, and whether a browser says it is known or not. */
    Source of(Sql sql, byte[] name, From from) {
        var network = usernames.blindNetwork(sql, from.network());
        var account = sql.of("select id from access.account where username_blind = :name and ended_at is null")
                .param("name", name)
                .query(UUID.class)
                .optional()
                .orElse(Viewer.NO_ID);
        var device = devices.blind(sql, account, from.device());
        var known = sql.of("""
                        select exists (select 1 from access.device where account = :account and token_blind = :device)
                        """)
                .param("account", account)
                .param("device", device)
                .query(Boolean.class)
                .single();
        return new Source(known ? device : network, network, known);
    }
}
