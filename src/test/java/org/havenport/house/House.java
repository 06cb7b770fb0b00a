package org.havenport.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rules look at: the rooms, their sources, their compiled classes. */
final class House {

    static final Path JAVA = Path.of("src/main/java/org/havenport");
    static final Path PAGES = Path.of("src/main/jte");
    static final Path RESOURCES = Path.of("src/main/resources");
    static final String PACKAGE = "org.havenport.";

    /** The compiled program without its generated templates. */
    static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(at -> !at.contains("/Jte") && !at.contains("/havenport/ui/"))
            .importPath(Path.of("target/classes/org/havenport"));

    /** The compiled tests. */
    static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPath(Path.of("target/test-classes/org/havenport"));

    private House() {}

    /** The names of all rooms. */
    static Set<String> rooms() {
        try (var folders = Files.list(JAVA)) {
            return folders.filter(f -> Files.exists(f.resolve("package-info.java")))
                    .map(f -> f.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The room of a class; empty for the program's own package. */
    static String room(JavaClass type) {
        var name = type.getPackageName();
        return name.startsWith(PACKAGE) ? name.substring(PACKAGE.length()) : "";
    }

    /** All files below a folder whose name ends so; none when there is no such folder. */
    static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(f -> f.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the folders and files directly in a folder. */
    static Set<String> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (var all = Files.list(folder)) {
            return all.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the folder a file lies in. */
    static String folder(Path file) {
        return file.getName(file.getNameCount() - 2).toString();
    }

    /** The text of a file. */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
