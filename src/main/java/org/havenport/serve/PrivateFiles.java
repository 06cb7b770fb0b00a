package org.havenport.serve;

import static java.nio.file.attribute.PosixFilePermission.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether other accounts of the machine can read or replace what only the program may. */
final class PrivateFiles {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(OTHERS_READ, OTHERS_WRITE, OTHERS_EXECUTE);
    private static final Set<PosixFilePermission> GROUP = EnumSet.of(GROUP_READ, GROUP_WRITE, GROUP_EXECUTE);
    private static final Set<PosixFilePermission> CHANGE = EnumSet.of(GROUP_WRITE, OTHERS_WRITE);
    private static final int STICKY = 01000;

    private PrivateFiles() {}

    /** Why the file is not the owner's alone; null when it is, or is not there. */
    static @Nullable String openTo(Path file) {
        return Files.exists(file) ? found(file, List.of(OTHERS, GROUP)) : null;
    }

    /** Why the file can be read by anyone, or changed by the group; null when it cannot, or is not there. */
    static @Nullable String openToOthers(Path file) {
        return Files.exists(file) ? found(file, List.of(OTHERS, EnumSet.of(GROUP_WRITE))) : null;
    }

    /** Why another account could put a different file in its place; null when none could. */
    static @Nullable String replaceable(Path file) {
        if (Files.exists(file)) {
            var changeable = found(file, List.of(CHANGE));
            if (changeable != null) {
                return changeable;
            }
        }
        var folder = file.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        return folder == null || isSticky(folder) ? null : found(folder, List.of(CHANGE));
    }

    private static @Nullable String found(Path file, List<Set<PosixFilePermission>> forbidden) {
        try {
            var real = file.toRealPath();
            var may = Files.getPosixFilePermissions(real);
            for (var some : forbidden) {
                var both = EnumSet.copyOf(some);
                both.retainAll(may);
                if (!both.isEmpty()) {
                    return "%s is open to %s accounts of the machine (%s)"
                            .formatted(
                                    file,
                                    some.equals(GROUP) || both.contains(GROUP_WRITE) ? "some" : "all",
                                    java.nio.file.attribute.PosixFilePermissions.toString(may));
                }
            }
            var owner = Files.getOwner(real).getName();
            return owner.equals(System.getProperty("user.name")) || owner.equals("root")
                    ? null
                    : "%s belongs to another account, %s".formatted(file, owner);
        } catch (IOException | UnsupportedOperationException e) {
            return "%s cannot be looked at (%s)".formatted(file, e.getClass().getSimpleName());
        }
    }

    private static boolean isSticky(Path folder) {
        try {
            return Files.getAttribute(folder, "unix:mode") instanceof Integer mode && (mode & STICKY) != 0;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
