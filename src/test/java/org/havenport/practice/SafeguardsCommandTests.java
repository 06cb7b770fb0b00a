package org.havenport.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguards.Assessment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class SafeguardsCommandTests {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicReference<Map<String, Object>> settings = new AtomicReference<>(Map.of());
    private final StringWriter out = new StringWriter();

    @Test
    void itEndsBadlyWhenOneNeedsAttention() {
        var code = run(Evidence.needsAttention("2 of 9", NOW, null), "--data", "somewhere");

        assertThat(code).isEqualTo(1);
        assertThat(out.toString())
                .contains("needs attention", "2 of 9", "0 broken, 1 need attention, 0 waived, 0 hold");
        assertThat(settings.get()).isEqualTo(Map.of("havenport.data", "somewhere"));
    }

    @Test
    void itEndsBadlyWhenOneIsBroken() {
        assertThat(run(Evidence.broken("1 is missing", NOW, null))).isEqualTo(1);
    }

    @Test
    void theLastLineIsOneJsonObject() {
        run(Evidence.holds("all of them", NOW), "--json");

        var last = out.toString().strip().lines().toList().getLast();
        var answer = JsonMapper.shared().readTree(last);
        assertThat(answer.get("holds").asInt()).isEqualTo(1);
        assertThat(answer.get("safeguards").get(0).get("seen").asString()).isEqualTo("all of them");
    }

    @Test
    @Verifies("A.risk.5#5")
    void itEndsWellWhenAllHoldOrAreWaived() {
        assertThat(run(Evidence.holds("all of them", NOW))).isZero();
        var waiver = new Waiver(
                UUID.randomUUID(),
                "Pretended",
                "why",
                LocalDate.of(2026, 12, 1),
                NOW,
                UUID.randomUUID(),
                UUID.randomUUID());
        assertThat(run(entry(Evidence.broken("1 is missing", NOW, null), Standing.WAIVED, waiver), "--json"))
                .isZero();
        var line = JsonMapper.shared()
                .readTree(out.toString().strip().lines().toList().getLast())
                .get("safeguards")
                .get(0);
        assertThat(line.get("state").asString()).isEqualTo("WAIVED");
        assertThat(line.get("waiver").get("until").asString()).isEqualTo("2026-12-01");
        assertThat(line.get("owner").get("role").asString()).isEqualTo("COMPLIANCE_OFFICER");
        assertThat(line.get("since").asString()).isEqualTo(NOW.toString());
    }

    private int run(Evidence evidence, String... arguments) {
        return run(entry(evidence, Standing.of(evidence.state(), false, false), null), arguments);
    }

    private int run(Entry entry, String... arguments) {
        Function<Map<String, Object>, ConfigurableApplicationContext> start = given -> {
            settings.set(given);
            var asked = Mockito.mock(LastAsked.class);
            Mockito.when(asked.ask()).thenReturn(new LastAsked.Answers(NOW, List.of(entry)));
            var program = new AnnotationConfigApplicationContext();
            program.registerBean(LastAsked.class, () -> asked);
            program.refresh();
            return program;
        };
        return new CommandLine(new SafeguardsCommand(start))
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
    }

    private static Entry entry(Evidence evidence, Standing standing, @Nullable Waiver waiver) {
        var asked = new Assessment("Pretended", new Pretended(evidence, List.of("A.risk.5")), evidence);
        return new Entry(
                asked,
                standing,
                NOW,
                Owner.proposed(asked),
                false,
                null,
                LocalDate.of(2027, 1, 1),
                false,
                waiver,
                null,
                null);
    }
}
