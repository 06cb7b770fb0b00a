package org.havenport.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditCommandTests {

    private String last = "";

    @Test
    void itSaysWhetherTheLogHeldAndNamesTheFirstBadLine() throws IOException, SQLException {
        Path data;
        try (var log = new LogOfItsOwn()) {
            log.grow(30);
            log.anchoring.anchor();
            data = log.folder;
        }
        assertThat(verify(data)).isZero();
        assertThat(last).startsWith("{\"held\":true,\"lines\":30,\"anchors\":1,");

        try (var log = LogOfItsOwn.at(data);
                var owner = log.owner();
                var tamper = owner.createStatement()) {
            tamper.execute("update audit.line set action = 'nothing' where seq = 17");
        }
        assertThat(verify(data)).isOne();
        assertThat(last)
                .startsWith("{\"held\":false,\"lines\":16,")
                .contains("\"problems\":1,")
                .contains("\"kind\":\"CHANGED\",\"position\":17,\"seq\":17");
    }

    @Test
    void aFolderThatIsNotThereIsAMistakeOfTheCaller(@TempDir Path folder) {
        assertThat(verify(folder.resolve("nothing"))).isEqualTo(2);
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    private int verify(Path data) {
        var out = new StringWriter();
        var line = new CommandLine(new AuditCommand(settings -> LogOfItsOwn.start(
                Path.of(Objects.requireNonNull(settings.get("havenport.data")).toString()))));
        line.setOut(new PrintWriter(out));
        var code = line.execute("verify", "--json", "--data", data.toString());
        last = out.toString().lines().reduce("", (before, next) -> next);
        return code;
    }
}
