package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documents point at exists. */
class DocsLeadSomewhereTests {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final Pattern RULE = Pattern.compile("(?m)^\\| (`[A-Z]\\w+`(?:, `[A-Z]\\w+`)*) \\| (?!`)");

    @Test
    void everyLinkFindsItsFile() {
        var lost = new TreeSet<String>();
        for (var document : documents()) {
            var folder = document.toAbsolutePath().resolveSibling("");
            LINK.matcher(House.read(document))
                    .results()
                    .filter(hit -> !Files.exists(folder.resolve(hit.group(1))))
                    .forEach(hit -> lost.add(document + ": " + hit.group(1)));
        }

        assertThat(lost).as("Links in documents find their files").isEmpty();
    }

    @Test
    void everyRuleOfTheHouseHasItsTest() {
        var text = House.read(Path.of("docs/house.md"));
        var rules = text.substring(text.indexOf("## The rules of the house"));
        RULE.matcher(rules)
                .results()
                .flatMap(
                        row -> Pattern.compile("`(\\w+)`").matcher(row.group(1)).results())
                .forEach(name -> assertThat(Path.of("src/test/java/org/havenport/house", name.group(1) + "Tests.java"))
                        .as("Rule %s of docs/house.md is a test", name.group(1))
                        .exists());
    }

    private static List<Path> documents() {
        var documents = new ArrayList<>(House.files(Path.of("docs"), ".md"));
        for (var name : List.of("README.md", "CONTRIBUTING.md", "STYLE.md", "SECURITY.md", "CHANGELOG.md")) {
            documents.add(Path.of(name));
        }
        return documents;
    }
}
