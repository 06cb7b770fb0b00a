package org.havenport.serve;

import static org.havenport.serve.Setting.DATABASE_PASSWORDS;
import static org.havenport.serve.Setting.DATABASE_URL;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.havenport.database.Address;

/** What is unsafe about the address of the database, without asking it (A1.3). */
final class UnsafeDatabase {

    private UnsafeDatabase() {}

    static List<Refusal> in(Configuration set) {
        var url = set.get(DATABASE_URL);
        if (url.isEmpty()) {
            return set.get(DATABASE_PASSWORDS).isEmpty()
                    ? List.of()
                    : List.of(Refusal.of(
                            DATABASE_PASSWORDS,
                            "there is no database.url to use them for",
                            "Set database.url, or leave this out for the PostgreSQL the portal carries"));
        }
        var found = new ArrayList<Refusal>();
        try {
            var address = Address.parse(url.get());
            address.unsafe()
                    .forEach(why -> found.add(Refusal.of(
                            DATABASE_URL, why, "Write sslmode=verify-full, or leave sslmode out: it is meant then")));
            var trusted = address.trusted();
            if (trusted != null && !Files.isReadable(trusted)) {
                found.add(Refusal.of(
                        DATABASE_URL,
                        "sslrootcert names %s, which cannot be read".formatted(trusted),
                        "Put the certificate of whoever signed the database's there"));
            }
        } catch (IllegalArgumentException e) {
            found.add(Refusal.of(
                    DATABASE_URL,
                    String.valueOf(e.getMessage()),
                    "Write postgresql://HOST:5432/havenport, and the passwords in the file of database.passwords"));
        }
        var passwords = set.path(DATABASE_PASSWORDS);
        if (passwords.isEmpty() || !Files.isReadable(passwords.get())) {
            found.add(Refusal.of(
                    DATABASE_PASSWORDS,
                    passwords.isEmpty() ? "it is missing" : "%s cannot be read".formatted(passwords.get()),
                    "Make the file and the roles with: ./havenport database roles --passwords FILE"));
        }
        return found;
    }
}
