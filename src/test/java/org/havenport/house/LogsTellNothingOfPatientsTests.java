package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.UUID;
import org.havenport.database.CarriedServer;
import org.havenport.database.OwnersConnection;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Import, sign-in, pages and faults: neither our log nor the database's says a word of a patient. */
@PortalTest
class LogsTellNothingOfPatientsTests {

    @Autowired
    Canaries canaries;

    @Autowired
    Cast cast;

    @Autowired
    OwnersConnection owner;

    @Autowired
    CarriedServer server;

    @Test
    void aWholeDayLeavesNoWordInTheLog() throws SQLException, IOException {
        var log = new ByteArrayOutputStream();
        var appender = listenInto(log);
        var ours = (Logger) LoggerFactory.getLogger("org.havenport");
        var before = ours.getLevel();
        ours.setLevel(Level.TRACE);
        CanaryPatient ann;
        try {
            LoggerFactory.getLogger("org.havenport.house").info("a line to be found");
            ann = canaries.hatch();
            walk(ann);
        } finally {
            ours.setLevel(before);
            root().detachAppender(appender);
            appender.stop();
        }

        var text = log.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("a line to be found");
        var words = new java.util.ArrayList<>(ann.words());
        words.add(ann.person().username());
        words.add(ann.person().password());
        var searcher = new Searcher(words);
        assertThat(text.lines()
                        .filter(line -> !searcher.in(line.getBytes(StandardCharsets.UTF_8))
                                .isEmpty()))
                .as("lines of our log with a word of a patient")
                .isEmpty();
        assertThat(searcher.in(Files.readAllBytes(server.folder().resolve("postgres/postgres.log"))))
                .as("the log of the database")
                .isEmpty();
    }

    /** What a person does, and what goes wrong while they do. */
    private void walk(CanaryPatient ann) throws SQLException {
        var browser = ann.person().newBrowser();
        browser.get("/sign-in");
        browser.post("/sign-in", "username", ann.person().username(), "password", ann.mark());
        ann.person().signIn(browser);
        browser.get("/home");
        browser.get("/results?before=" + ann.mark());
        browser.get("/no-such-page/" + ann.mark() + "?q=" + ann.mark());
        browser.get("/results/" + ann.mark());
        browser.post("/results/" + UUID.randomUUID() + "/seen", "said", ann.mark());
        browser.send("PUT", "/results", ann.mark());
        for (var item : ann.items()) {
            browser.get("/results/" + item);
            spoil(item);
            browser.get("/results/" + item);
        }
        browser.get("/results");
        var dora = cast.dora().browser();
        dora.get("/staff");
        dora.get("/staff/release");
        dora.get("/staff/audit?person=" + ann.mark());
        cast.gina().browser().get("/staff/audit?person=" + ann.mark());
        browser.post("/sign-out");
    }

    /** Puts another row's bytes into a sealed column, as a fault of the disk might. */
    private void spoil(UUID item) throws SQLException {
        try (var connection = owner.open();
                var update = connection.prepareStatement(
                        "update chart.item set gist = substring(gist from 1 for 30) || '\\x00'::bytea, body = gist where id = ?")) {
            update.setObject(1, item);
            update.executeUpdate();
        }
    }

    private static OutputStreamAppender<ch.qos.logback.classic.spi.ILoggingEvent> listenInto(
            ByteArrayOutputStream log) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(root().getLoggerContext());
        encoder.setPattern("%level %logger %mdc %msg %ex{full}%n");
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        var appender = new OutputStreamAppender<ch.qos.logback.classic.spi.ILoggingEvent>();
        appender.setContext(root().getLoggerContext());
        appender.setEncoder(encoder);
        appender.setOutputStream(log);
        appender.setImmediateFlush(true);
        appender.start();
        root().addAppender(appender);
        return appender;
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
