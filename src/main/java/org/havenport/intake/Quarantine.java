package org.havenport.intake;

import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** Where a resource waits, sealed, until a person says whose it is. The same resource waits once. */
@Component
class Quarantine {

    private final Vault vault;

    Quarantine(Vault vault) {
        this.vault = vault;
    }

    void put(Sql sql, Run run, Entry entry, Content file, String reason) {
        var resource = file.slice(entry.from(), entry.to());
        var content = java.util.HexFormat.of().formatHex(vault.mac(resource));
        var id = vault.name("quarantine", run.source() + '|' + entry.type() + '|' + entry.sourceKey() + '|' + content);
        sql.of("""
                        insert into intake.quarantine (id, run_id, source, type, position, reason, sealed, state, at)
                        values (:id, :run, :source, :type, :position, :reason, :sealed, 'WAITING', :now)
                        on conflict (id) do nothing
                        """)
                .param("id", id)
                .param("run", run.id())
                .param("source", run.source())
                .param("type", entry.type())
                .param("position", entry.position())
                .param("reason", reason)
                .param("sealed", vault.sealForRoom(sql, "intake", resource, "intake.quarantine|" + id + "|resource"))
                .param("now", Sql.time(sql.now()))
                .update();
    }
}
