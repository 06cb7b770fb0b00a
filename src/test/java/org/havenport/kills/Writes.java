package org.havenport.kills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.havenport.house.Browser.Answer;
import org.jspecify.annotations.Nullable;

/** What people change in one life of the program: half of it in peace, half of it while the program is killed. */
final class Writes {

    private static final Pattern SINCE = Pattern.compile("name=\"since\" value=\"([^\"]+)\"");
    private static final long PATIENCE = 30_000;

    private final People people;
    private final List<String> since = new ArrayList<>();
    private final List<Answered> answered = Collections.synchronizedList(new ArrayList<>());
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger sent = new AtomicInteger();

    Writes(People people) {
        this.people = people;
    }

    int sent() {
        return sent.get();
    }

    List<Answered> answered() {
        return answered;
    }

    List<String> wrong() {
        return wrong;
    }

    /** Everybody but one signs in; the first patient's changes are made. */
    void firstHalf() {
        enters(people.nurse(), "/staff");
        enters(people.desk(), "/staff");
        for (var patient : people.patients().subList(0, Served.PATIENTS - 1)) {
            enters(patient, "/home");
        }
        people.patients().getLast().knock();
        for (var patient : people.patients()) {
            var page = people.nurse().browser().get(Visitor.waiting(patient)).body();
            var found = SINCE.matcher(page);
            since.add(found.find() ? found.group(1) : "");
        }
        confirms(0);
        corrects(0);
        calls(0);
        uploads();
    }

    /** All others change something at once, and the program is killed at its point. */
    void secondHalf(Stop stop, Life life, StoppedDatabase database, Path folder, Random random)
            throws IOException, SQLException, InterruptedException {
        var pieces = new ArrayList<Runnable>(List.of(
                () -> enters(people.patients().getLast(), "/home"),
                () -> confirms(1),
                () -> corrects(2),
                () -> calls(1),
                this::uploads));
        switch (stop) {
            case AT_THE_COMMIT -> database.holdAtCommits();
            case BEFORE_ITS_LINE -> database.holdBeforeLines();
            case UPLOAD_HALF_SENT -> pieces.set(4, this::halfAnUpload);
            default -> Files.createFile(folder.resolve(StopsBeforeTheAnswer.ARMED));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stopped = new CountDownLatch(1);
            threads.submit(() -> listens(life, stopped));
            Collections.shuffle(pieces, random);
            var going = pieces.stream().<Future<?>>map(threads::submit).toList();
            try {
                reach(stop, database, stopped, random, going);
            } finally {
                life.kill();
                database.letGo();
            }
            close(threads);
        }
    }

    /** The program says when it has stopped before an answer. */
    private static @Nullable Void listens(Life life, CountDownLatch stopped) throws IOException {
        for (var line = life.hear(); line != null; line = life.hear()) {
            if (line.startsWith("stopped")) {
                stopped.countDown();
            }
        }
        return null;
    }

    private static void reach(
            Stop stop, StoppedDatabase database, CountDownLatch stopped, Random random, List<Future<?>> going)
            throws SQLException, InterruptedException {
        switch (stop) {
            case ANYWHERE, NOWHERE -> Thread.sleep(random.nextInt(250));
            case AT_THE_COMMIT, BEFORE_ITS_LINE -> until(() -> database.waiting() >= going.size());
            case UPLOAD_HALF_SENT -> until(database::receives);
            default -> {
                if (!stopped.await(PATIENCE, TimeUnit.MILLISECONDS)) {
                    throw new AssertionError(stop + " was not reached");
                }
            }
        }
    }

    private static void until(Callable<Boolean> reached) {
        try {
            var end = System.currentTimeMillis() + PATIENCE;
            while (!reached.call()) {
                if (System.currentTimeMillis() > end) {
                    throw new AssertionError("The point was not reached");
                }
                Thread.sleep(20);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(ExecutorService threads) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE, TimeUnit.MILLISECONDS)) {
            throw new AssertionError("Somebody still waits for an answer of a program that is dead");
        }
    }

    private void enters(Visitor who, String page) {
        if (who.browser().cookie("havenport").isEmpty()) {
            who.knock();
        }
        sends(who::enter, _ -> new Answered.SignedIn(who.browser().cookie("havenport"), page));
    }

    private void confirms(int number) {
        var ann = people.patients().get(number);
        sends(
                ann::confirm,
                _ -> kept("followup.confirmation", "patient_id = ? and item_id = ?", ann.patient(), ann.report()));
    }

    private void corrects(int number) {
        var ann = people.patients().get(number);
        sends(
                ann::correct,
                answer -> kept("concerns.correction", "patient_id = ? and id = ?", ann.patient(), id(answer)));
    }

    private void calls(int number) {
        var ann = people.patients().get(number);
        sends(
                () -> people.nurse().call(ann, since.get(number)),
                _ -> kept(
                        "followup.contact",
                        "patient_id = ? and item_id = ? and outcome = 'SPOKE'",
                        ann.patient(),
                        ann.waiting()));
    }

    private void uploads() {
        var form = new UploadForm();
        sends(
                () -> people.desk().browser().postParts("/staff/imports", UploadForm.EDGE, form.bytes()),
                answer -> new Answered.Uploaded(id(answer)));
    }

    private void halfAnUpload() {
        sent.incrementAndGet();
        new UploadForm().sendHalf(people.portal(), people.desk().browser());
    }

    private static Answered kept(String table, String where, UUID one, UUID other) {
        return new Answered.Kept(table, where, one, other);
    }

    private static UUID id(Answer answer) {
        return UUID.fromString(answer.location().substring(answer.location().lastIndexOf('/') + 1));
    }

    private void sends(Supplier<Answer> change, Function<Answer, Answered> done) {
        sent.incrementAndGet();
        try {
            var answer = change.get();
            if (answer.status() == 303) {
                answered.add(done.apply(answer));
            } else if (answer.status() < 500) {
                wrong.add("answered %d: %s".formatted(answer.status(), answer.body()));
            }
        } catch (UncheckedIOException cutOff) {
            // Killed before it could answer: it may be done or not, but not by half.
        }
    }
}
