package org.havenport.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.havenport.access.Joining;
import org.havenport.access.Newcomer;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Lets somebody in where nobody is yet: while no administrator can sign in, each start invites the one whom the
 * configuration names. The code works once, for seven days, and only the last one does.
 */
@Component
@ConditionalOnProperty(Front.SERVING)
class FirstAdministrator {

    static final String NAME = "havenport.serve.administrator";
    static final String FILE = "first-administrator.txt";

    private static final Viewer.Job JOB = new Viewer.Job("serve");

    private final Joining joining;
    private final Front front;
    private final Path data;
    private final String name;

    FirstAdministrator(
            Joining joining,
            Front front,
            @Value("${havenport.data}") Path data,
            @Value("${" + NAME + ":The Administrator}") String name) {
        this.joining = joining;
        this.front = front;
        this.data = data;
        this.name = name.strip();
    }

    /** What to tell the operator, once; empty when an administrator can sign in. */
    Optional<String> invitation() throws IOException {
        var file = data.resolve(FILE);
        if (joining.hasAdministrator()) {
            Files.deleteIfExists(file);
            return Optional.empty();
        }
        int last = name.lastIndexOf(' ');
        var given = last < 0 ? name : name.substring(0, last);
        var family = last < 0 ? name : name.substring(last + 1);
        var username = username(name);
        var invited = joining.inviteFirst(
                JOB,
                new Newcomer(
                        username,
                        "",
                        given,
                        family,
                        "Administrator",
                        Set.of(Role.ADMINISTRATOR),
                        "The first administrator"));
        return Optional.of("""
                Nobody can sign in yet. The first administrator joins here:
                  address    %s
                  user name  %s
                  code       %s
                The code works once, until %s. The next start makes another while nobody has joined.
                """.formatted(front.address("/join"), username, invited.code(), invited.until()));
    }

    /** Prints it where a person reads it; a log that others collect gets the name of a file instead. */
    void tell() throws IOException {
        var text = invitation();
        if (text.isEmpty()) {
            return;
        }
        var console = System.console();
        if (console != null && console.isTerminal()) {
            System.out.print(text.get());
            return;
        }
        var draft = Files.createTempFile(
                data, "new-", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text.get());
        var file = data.resolve(FILE);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        System.out.printf("Nobody can sign in yet. How the first administrator joins is written in %s%n", file);
    }

    static String username(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", ".").replaceAll("^\\.|\\.$", "");
    }
}
