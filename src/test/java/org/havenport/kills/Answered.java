package org.havenport.kills;

import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.havenport.house.Browser;

/** A change that somebody was told is done, and where it must be found in every later life. */
sealed interface Answered {

    boolean survived(People later, StoppedDatabase database) throws SQLException;

    /** A session: the browser that has it is still signed in. */
    record SignedIn(String token, String page) implements Answered {
        @Override
        public boolean survived(People later, StoppedDatabase database) throws SQLException {
            var browser = Browser.of(later.portal(), "127.8.1.1");
            browser.setCookie("havenport", token);
            return browser.get(page).status() == 200
                    && database.has("viewer.session", "token_hash = sha256(convert_to(?, 'UTF8')) and complete", token);
        }

        @Override
        public String toString() {
            return "A sign-in";
        }
    }

    /** A row. */
    record Kept(String table, String where, UUID one, UUID other) implements Answered {
        @Override
        public boolean survived(People later, StoppedDatabase database) throws SQLException {
            return database.has(table, where, one, other);
        }
    }

    /** An upload: it is read to its end when somebody lets it go on. */
    record Uploaded(UUID id) implements Answered {

        private static final String READ =
                "upload_id = ? and state = 'READ' and read = 3 and filed + duplicate = 3 and refused = 0";

        @Override
        public boolean survived(People later, StoppedDatabase database) throws SQLException {
            database.nobodyReads(id);
            var desk = later.desk();
            if (desk.browser().cookie("havenport").isEmpty()) {
                desk.knock();
                desk.enter();
            }
            desk.browser().get("/staff/imports/" + id);
            desk.browser().post("/staff/imports/" + id + "/resume");
            return soon(() -> database.has("intake.upload_file", READ, id)
                    && database.has("intake.upload", "id = ? and state = 'DONE'", id));
        }

        private static boolean soon(Callable<Boolean> done) {
            try {
                for (int i = 0; i < 300; i++) {
                    if (done.call()) {
                        return true;
                    }
                    Thread.sleep(100);
                }
                return false;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
