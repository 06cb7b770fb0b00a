package org.havenport.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dark colours are written twice, for those who chose them and for devices that are dark: they must be the same. */
class TokensTests {

    private static final Path TOKENS = Path.of("src/main/resources/static/ui/tokens.css");
    private static final Pattern CHOSEN =
            Pattern.compile("^\\[data-bs-theme=\"dark\"] \\{(.*?)}", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern DEVICE = Pattern.compile(":root:not\\(\\[data-bs-theme]\\) \\{(.*?)}", Pattern.DOTALL);

    @Test
    void bothDarkBlocksAreTheSame() throws IOException {
        var tokens = Files.readString(TOKENS);

        assertThat(block(tokens, CHOSEN)).isNotEmpty().isEqualTo(block(tokens, DEVICE));
    }

    @Test
    void everyColourStandsInTheTokens() throws IOException {
        try (var sheets = Files.newDirectoryStream(TOKENS.getParent(), "*.css")) {
            for (var sheet : sheets) {
                if (!sheet.endsWith("tokens.css")) {
                    assertThat(Files.readString(sheet).replaceAll("/\\*.*?\\*/", ""))
                            .as(sheet.toString())
                            .doesNotContainPattern("#[0-9a-fA-F]{6}\\b");
                }
            }
        }
    }

    private static String block(String tokens, Pattern pattern) {
        var found = pattern.matcher(tokens);
        return found.find() ? found.group(1).replaceAll("\\s+", " ").strip() : "";
    }
}
