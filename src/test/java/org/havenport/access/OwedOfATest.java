package org.havenport.access;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** Lets a test say what somebody is to do first. */
@Component
public class OwedOfATest implements ComesFirst {

    private final Map<UUID, Owed> said = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> asked = new ConcurrentHashMap<>();

    void owes(UUID account, Owed owed) {
        said.put(account, owed);
    }

    void done(UUID account) {
        said.remove(account);
    }

    int askedOf(UUID account) {
        return asked.getOrDefault(account, 0);
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public Optional<Owed> owed(Sql sql, UUID account, UUID patient, boolean first) {
        asked.merge(account, 1, Integer::sum);
        return Optional.ofNullable(said.get(account));
    }
}
