package org.havenport.serve;

import static org.havenport.serve.Setting.*;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is unsafe about the organisation's own sign-in for staff: in clear, half set up, or with a secret in the open. */
final class UnsafeSingleSignOn {

    private final Configuration set;
    private final List<Refusal> found = new ArrayList<>();

    private UnsafeSingleSignOn(Configuration set) {
        this.set = set;
    }

    static List<Refusal> in(Configuration set) {
        var all = new UnsafeSingleSignOn(set);
        all.look();
        return List.copyOf(all.found);
    }

    private void look() {
        var issuer = set.get(SSO_ISSUER);
        if (issuer.isEmpty()) {
            Stream.of(SSO_CLIENT, SSO_SECRET, SSO_NAME, SSO_ACR, SSO_AMR)
                    .filter(setting -> set.get(setting).isPresent())
                    .forEach(setting ->
                            add(setting, "there is no sso.issuer to use it for", "Set sso.issuer, or leave it out"));
            return;
        }
        if (!issuer.get().startsWith("https://")) {
            add(SSO_ISSUER, "it would be asked in clear who works here", "Write an address with https://");
        }
        Stream.of(SSO_CLIENT, SSO_NAME)
                .filter(setting -> set.get(setting).isEmpty())
                .forEach(setting ->
                        add(setting, "it goes with sso.issuer, and is missing", "Set sso.client and sso.name as well"));
        secret();
    }

    private void secret() {
        var file = set.path(SSO_SECRET);
        if (file.isEmpty() || !Files.isReadable(file.get())) {
            add(
                    SSO_SECRET,
                    file.isEmpty() ? "it is missing" : "%s cannot be read".formatted(file.get()),
                    "Name the file that holds the secret");
            return;
        }
        var why = PrivateFiles.openTo(file.get());
        if (why != null) {
            add(SSO_SECRET, why, "chmod 600 on it");
        }
    }

    private void add(Setting setting, String why, String act) {
        found.add(Refusal.of(setting, why, act));
    }
}
