package org.havenport.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
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

    private static final AtomicInteger BORN = new AtomicInteger();

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
        return sends(somebody(born()), newest, interpretation, "final");
    }

    /** A person as the laboratory knows them; a name like no other, for a likeness would rightly be held. */
    Known somebody(LocalDate born) {
        var family = "W"
                + ThreadLocalRandom.current()
                        .ints(11, 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        return new Known(family, UUID.randomUUID().toString(), born, clock.instant());
    }

    /** The practice has somebody of whom nothing is known yet. */
    UUID registers(Known known) throws IOException {
        read(known, parcel(known).toString(), 1);
        return asking.as(
                FEED,
                sql -> sql.of("select id from patients.patient where source = :source")
                        .param("source", known.feed())
                        .query(UUID.class)
                        .single());
    }

    /** Somebody's parcel, in which only they stand yet; taken now. */
    Parcel parcel(Known known) {
        return Parcel.of(known.family(), known.number(), known.born(), clock.instant());
    }

    /** Sends a parcel; returns the newest report. */
    Arrived sends(Known known, Parcel parcel) throws IOException {
        read(known, parcel.toString(), 0);
        return newest(known);
    }

    /** Sends years of potassium values, the newest as given; a second time it is the same report anew. */
    Arrived sends(Known known, String newest, String interpretation, String status) throws IOException {
        read(known, bundle(known, newest, interpretation, status), 0);
        return newest(known);
    }

    private void read(Known known, String bundle, int least) throws IOException {
        var run = intake.begin(FEED, known.feed(), false);
        var bytes = new ByteArrayInputStream(bundle.getBytes(StandardCharsets.UTF_8));
        var report = intake.read(FEED, run, "morning.json", bytes);
        intake.finish(FEED, run);
        assertThat(report.refusals()).isEmpty();
        assertThat(report.counts().filed()).as("%s", report.counts()).isGreaterThanOrEqualTo(least);
    }

    private Arrived newest(Known known) {
        return asking.as(FEED, sql -> {
            var newestGroup = sql.of("""
                            select i.patient_id, i.group_id from chart.item i
                            where i.type = 'DiagnosticReport' and i.source = :source
                            order by i.effective_from desc limit 1
                            """)
                    .param("source", known.feed())
                    .query((row, _) -> new UUID[] {row.getObject(1, UUID.class), row.getObject(2, UUID.class)})
                    .single();
            Overheard.knows(newestGroup[0], known.family());
            return new Arrived(newestGroup[0], newestGroup[1], known.family());
        });
    }

    /** The patient's way in. */
    CastMember accountOf(Arrived arrived) {
        return cast.accountOf(arrived.patient());
    }

    private static String bundle(Known known, String newest, String interpretation, String status) throws IOException {
        try (InputStream in = Morning.class.getResourceAsStream("/journeys/morning.json")) {
            var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{family}", known.family())
                    .replace("{number}", known.number())
                    .replace("{born}", known.born().toString())
                    .replace("{status}", status)
                    .replace("{newest}", newest)
                    .replace("{interpretation}", interpretation);
            for (int i = 0; i < 5; i++) {
                text = text.replace(
                        "{date%d}".formatted(i),
                        known.since().minus(Duration.ofDays(140L * i)).toString());
            }
            return text;
        }
    }

    /** A birth date nobody else of these journeys has, for all are called Ann, and would be near each other. */
    static LocalDate born() {
        return LocalDate.of(1920, 1, 1).plusDays(37L * BORN.getAndIncrement() % 30_000);
    }

    /**
     * Somebody as a laboratory knows them.
     *
     * @param since when the newest of their blood was taken
     */
    record Known(String family, String number, LocalDate born, Instant since) {

        private String feed() {
            return "laboratory-" + number;
        }
    }

    /** What came in: whose it is, the newest report, and the family name that nobody else has. */
    record Arrived(UUID patient, UUID report, String family) {}
}
