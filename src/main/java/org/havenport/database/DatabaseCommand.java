package org.havenport.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prepares a PostgreSQL of the organisation's own. */
@Command(
        name = "database",
        description = "Prepares a PostgreSQL of your own for the portal.",
        mixinStandardHelpOptions = true)
public class DatabaseCommand {

    @Spec
    @Nullable
    CommandSpec spec;

    /** Draws passwords into a new file, and prints the statements that make the roles by their verifiers. */
    @Command(
            name = "roles",
            description = "Draw passwords for the portal's roles into a new file, and print what makes these roles. "
                    + "What is printed tells no password. Pipe it into psql as a superuser.",
            mixinStandardHelpOptions = true)
    int roles(
            @Option(
                            names = "--passwords",
                            required = true,
                            paramLabel = "FILE",
                            description = "The file of the passwords. It is made, readable by you alone; one that is "
                                    + "there is used again.")
                    Path passwords,
            @Option(
                            names = "--name",
                            defaultValue = "havenport",
                            paramLabel = "NAME",
                            description = "The name of the database (default: ${DEFAULT-VALUE}).")
                    String name) {
        var line = Objects.requireNonNull(spec).commandLine();
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new ParameterException(line, "A name is written in small letters, digits and underscores");
        }
        var credentials = Files.exists(passwords)
                ? Credentials.kept(passwords)
                : Credentials.made(passwords, Credentials.portalRoles());
        var out = line.getOut();
        credentials.statements(name).forEach(statement -> out.println(statement + ";"));
        out.flush();
        return 0;
    }
}
