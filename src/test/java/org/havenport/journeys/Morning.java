package org.havenport.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.Overheard;
import org.havenport.intake.Intake;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The feed of the morning: a bundle with a patient's panel comes in through the import, as from any laboratory. */
@Component
class Morning {

    private static final Viewer FEED = Viewer.job("import");

    private final Intake intake;
    private final Asking asking;
    private final Cast cast;
    private final Clock clock;

    Morning(Intake intake, Asking asking, Cast cast, Clock clock) {
        this.intake = intake;
        this.asking = asking;
        this.cast = cast;
        this.clock = clock;
    }

    /** Imports a new patient with years of potassium values, the newest as given, and gives her an account. */
    Arrived bloodTest(String newest, String interpretation) throws IOException {
        var family = "Whitfield" + UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9]", "x");
        var number = UUID.randomUUID().toString();
        var run = intake.begin(FEED, "laboratory-" + number, false);
        var report = intake.read(
                FEED, run, "morning.json", new ByteArrayInputStream(bundle(family, number, newest, interpretation)));
        intake.finish(FEED, run);
        assertThat(report.refusals()).isEmpty();
        assertThat(report.counts().filed()).as("%s", report.counts()).isEqualTo(16);
        return asking.as(FEED, sql -> {
            var newestGroup = sql.of("""
                            select i.patient_id, i.group_id from chart.item i
                            where i.type = 'DiagnosticReport' and i.source = :source
                            order by i.effective_from desc limit 1
                            """)
                    .param("source", run.source())
                    .query((row, _) -> new UUID[] {row.getObject(1, UUID.class), row.getObject(2, UUID.class)})
                    .single();
            Overheard.knows(newestGroup[0], family);
            return new Arrived(newestGroup[0], newestGroup[1], family);
        });
    }

    /** The patient's way in. */
    CastMember accountOf(Arrived arrived) {
        return cast.accountOf(arrived.patient());
    }

    private byte[] bundle(String family, String number, String newest, String interpretation) throws IOException {
        try (InputStream in = Morning.class.getResourceAsStream("/journeys/morning.json")) {
            var now = clock.instant();
            var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{family}", family)
                    .replace("{number}", number)
                    // A birth date of her own: a likeness of name and date would rightly be held for a person to look
                    // at.
                    .replace("{born}", born().toString())
                    .replace("{newest}", newest)
                    .replace("{interpretation}", interpretation);
            for (int i = 0; i < 5; i++) {
                text = text.replace(
                        "{date%d}".formatted(i),
                        now.minus(Duration.ofDays(140L * i)).toString());
            }
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static LocalDate born() {
        return LocalDate.of(1920, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(30_000));
    }

    /** What came in: whose it is, the newest report, and the family name that nobody else has. */
    record Arrived(UUID patient, UUID report, String family) {}
}
