package org.havenport.house;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.havenport.database.OwnersConnection;
import org.havenport.intake.Intake;
import org.havenport.patients.Claimed;
import org.havenport.patients.Identifier;
import org.havenport.patients.MatchResult;
import org.havenport.patients.Patients;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * Brings patients in through the import, as a feed does, whose names, numbers, titles, values and notes are unique: who
 * finds one of these words somewhere knows that health information got there.
 */
@Component
public class Canaries {

    private static final Viewer JOB = Viewer.job("import");
    private static final AtomicInteger HATCHED =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(7_300));

    private final Intake intake;
    private final Patients patients;
    private final OwnersConnection owner;
    private final Cast cast;
    private final TestClock clock;

    Canaries(Intake intake, Patients patients, OwnersConnection owner, Cast cast, TestClock clock) {
        this.intake = intake;
        this.patients = patients;
        this.owner = owner;
        this.cast = cast;
        this.clock = clock;
    }

    /** A new one, with a released and a critical result that waits for a conversation. */
    public CanaryPatient hatch() {
        return hatch("", UnaryOperator.identity());
    }

    /**
     * A new one whose bundle is changed before it is brought.
     *
     * @param suffix what the change adds to the names
     */
    CanaryPatient hatch(String suffix, UnaryOperator<String> change) {
        var random = ThreadLocalRandom.current();
        var mark = "kanari"
                + random.ints(10, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
        var phone = "555" + random.nextLong(1_000_000, 9_999_999);
        // No thousands: a page writes them with a comma or a point, and the digits after it as they are.
        var digits = String.valueOf(random.nextInt(100_000_000, 999_999_999));
        var value = "7" + random.nextInt(10, 99) + "." + digits;
        var code = "9" + random.nextInt(100_000, 999_999) + "-" + mark.substring(6, 10);
        // No two on one day: with names so alike they would be taken for twins.
        var born = LocalDate.of(1880, 1, 1).plusDays(37L * HATCHED.getAndIncrement() % 7_300);
        bring(change.apply(bundle().replace("$MARK", mark)
                .replace("$PHONE", phone)
                .replace("$VALUE", value)
                .replace("$CODE", code)
                .replace("$BORN", born.toString())
                .replace("$DAY", clock.instant().minus(Duration.ofHours(30)).toString())));
        var patient = find(mark, suffix, born);
        var items = things(patient);
        if (items.size() < 3) {
            throw new AssertionError("Only %d things of the canary were filed".formatted(items.size()));
        }
        var canary = new CanaryPatient(
                patient, mark, List.of(mark, phone, digits, code, born.toString()), items, cast.accountOf(patient));
        Overheard.hatched(canary);
        return canary;
    }

    /** Asked of the table itself: the chart's own filter may be gone in a test. */
    private List<UUID> things(UUID patient) {
        try (var connection = owner.open();
                var select = connection.prepareStatement("select id from chart.item where patient_id = ?")) {
            select.setObject(1, patient);
            var ids = new ArrayList<UUID>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID find(String mark, String suffix, LocalDate born) {
        var claimed = new Claimed(
                "canaries",
                "Gelb" + mark + suffix,
                List.of("Zuza" + mark + suffix),
                born,
                null,
                List.of(new Identifier(Identifier.Kind.RECORD_NUMBER, "urn:test:canary", "R" + mark)),
                List.of(),
                List.of(),
                null,
                null);
        return switch (patients.match(JOB, claimed)) {
            case MatchResult.Found found -> found.patient();
            case MatchResult other -> throw new AssertionError("The canary is not on file: " + other.getClass());
        };
    }

    private void bring(String bundle) {
        try {
            var run = intake.begin(JOB, "canaries", true);
            var report = intake.read(
                    JOB, run, "canary.json", new ByteArrayInputStream(bundle.getBytes(StandardCharsets.UTF_8)));
            intake.finish(JOB, run);
            if (!report.refusals().isEmpty() || report.counts().quarantined() > 0) {
                throw new AssertionError(
                        "The canary was not taken: %s %s".formatted(report.counts(), report.refusals()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bundle() {
        try (InputStream in = Canaries.class.getResourceAsStream("/house/canary.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a text tells something about the patient, in any writing of upper and lower case. */
    public static List<String> heardIn(String text, CanaryPatient canary) {
        var lower = text.toLowerCase(Locale.ROOT);
        return canary.words().stream()
                .filter(word -> lower.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
