package org.havenport.kills;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.havenport.Havenport;
import org.havenport.database.OwnersConnection;
import org.havenport.intake.Intake;
import org.havenport.viewer.Viewer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** A program that is fed: all that was sent before, once more, then a few new files. It says what was acknowledged. */
final class Feed {

    /** How many files each life of the program is sent. */
    static final int FILES = 5;

    private static final Viewer JOB = Viewer.job("import");

    private Feed() {}

    /** @param arguments the folder, the point, how many files were sent before */
    public static void main(String[] arguments) throws IOException, SQLException {
        var point = Point.valueOf(arguments[1]);
        var application = new SpringApplication(Havenport.class);
        application.setDefaultProperties(
                Map.of("havenport.data", arguments[0], Point.PROPERTY, point.name(), "logging.level.root", "error"));
        application.setLogStartupInfo(false);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (var program = application.run()) {
            var before = Integer.parseInt(arguments[2]);
            var intake = program.getBean(Intake.class);
            System.out.println("ready");
            var run = intake.begin(JOB, "kills", true);
            // The last life's files are looked at in the end: a life that repeats them would repair them.
            for (int number = 0; number < before + FILES; number++) {
                if (number < before && point != Point.NOWHERE) {
                    continue;
                }
                var counts = intake.read(JOB, run, "file", bundle(number)).counts();
                System.out.printf("ack %d %d %d %d%n", number, counts.read(), counts.filed(), counts.duplicate());
                if (point == Point.BETWEEN_TWO_FILES && number == before + 2) {
                    point.reached();
                }
            }
            if (point == Point.BEFORE_THE_RUN_IS_FINISHED) {
                point.reached();
            }
            intake.finish(JOB, run);
            System.out.println("unaudited " + unaudited(program.getBean(OwnersConnection.class)));
        }
    }

    static InputStream bundle(int number) throws IOException {
        var random = new Random(number);
        var mark = random.ints(14, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
        try (var in = Objects.requireNonNull(Feed.class.getResourceAsStream("/house/canary.json"))) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("$MARK", mark)
                    .replace("$PHONE", "555" + (1_000_000 + random.nextInt(8_000_000)))
                    .replace("$VALUE", String.valueOf(random.nextInt(1000)))
                    .replace("$CODE", "99-" + number)
                    .replace(
                            "$BORN",
                            LocalDate.of(1900, 1, 1)
                                    .plusDays(random.nextInt(30_000))
                                    .toString())
                    .replace("$DAY", "2026-01-01T08:00:00Z");
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Patients whose things and whose lines of the log about them are not equally many. */
    private static long unaudited(OwnersConnection owner) throws SQLException {
        try (var connection = owner.open();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select count(*) from (
                            select patient_id, count(*) as things from chart.item group by patient_id) i
                        full join (
                            select patient_id, sum(n) as lines from audit.line where action = 'items-filed'
                            group by patient_id) l using (patient_id)
                        where things is distinct from lines
                        """)) {
            row.next();
            return row.getLong(1);
        }
    }
}
