package org.havenport.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.safeguards.Safeguards;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class SafeguardsCommandTests {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicReference<Map<String, Object>> settings = new AtomicReference<>(Map.of());
    private final StringWriter out = new StringWriter();

    @Test
    void itEndsWellWhenNoneIsBroken() {
        var code = run(Evidence.needsAttention("2 of 9", NOW, null), "--data", "somewhere");

        assertThat(code).isZero();
        assertThat(out.toString()).contains("needs attention", "2 of 9", "0 broken, 1 need attention, 0 hold");
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

    private int run(Evidence evidence, String... arguments) {
        Function<Map<String, Object>, ConfigurableApplicationContext> start = given -> {
            settings.set(given);
            var program = new AnnotationConfigApplicationContext();
            program.registerBean(Safeguard.class, () -> new Pretended(evidence));
            program.registerBean(java.time.Clock.class, java.time.Clock::systemUTC);
            program.register(Safeguards.class);
            program.refresh();
            return program;
        };
        return new CommandLine(new SafeguardsCommand(start))
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
    }

    private record Pretended(Evidence evidence) implements Safeguard {
        @Override
        public List<String> requirements() {
            return List.of("A.risk.5");
        }

        @Override
        public String promise() {
            return "A promise of a test.";
        }
    }
}
