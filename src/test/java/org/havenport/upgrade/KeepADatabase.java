package org.havenport.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.havenport.access.Totp;
import org.havenport.house.Browser;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * No test of every day: keeps the database of the synthetic practice of a version that runs, with what its people did in
 * it. {@code upgrade/keep} starts that version and calls this.
 */
class KeepADatabase {

    static final String RESULTS = "/fhir/r4/Observation?category=laboratory&_sort=-date&_count=20";

    private static final Pattern OPEN = Pattern.compile("href=\"(/results/[0-9a-f-]{36})\"");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 1 << 20;
    private static final int FEW = 6;

    private final Path data = Path.of(System.getProperty("havenport.keep.data"));
    private final Path source = Path.of(System.getProperty("havenport.keep.source"));
    private final String name = System.getProperty("havenport.keep.name");
    private final URI portal = URI.create(System.getProperty("havenport.keep.portal"));

    @Test
    void keep() throws Exception {
        var archive = new Archive();
        var readers = use();
        upload();
        // The log is anchored every minute. Anchors go before the tables: newer ones would look like lines cut off.
        for (int second = 0; second < 90 && !Files.exists(data.resolve("anchor/audit.jsonl")); second++) {
            Thread.sleep(1_000);
        }
        for (var file : List.of(
                "keys/organisation.json",
                "anchor/audit.jsonl",
                "demo-opening.json",
                "demo-accounts.json",
                "postgres/credentials.properties")) {
            archive.put("data/" + file, data.resolve(file));
        }
        var migrations = source.resolve("src/main/resources/db/migration");
        try (var files = Files.walk(migrations)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                archive.put("migrations/" + migrations.relativize(file), file);
            }
        }
        archive.put("about.json", JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(tables(archive, readers)));
        var packed = archive.packed();
        System.out.printf("%s: %,d bytes%n", name, packed.length);
        assertThat(packed.length).as("bytes").isLessThan(MOST);
        Files.write(KeptDatabase.FOLDER.resolve(name + KeptDatabase.KIND), packed);
    }

    private About tables(Archive archive, List<About.Reader> readers) throws Exception {
        var passwords = new Properties();
        try (var in = Files.newInputStream(data.resolve("postgres/credentials.properties"))) {
            passwords.load(in);
        }
        var port = Files.readString(data.resolve("postgres/port")).strip();
        try (var connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%s/havenport".formatted(port),
                "postgres",
                passwords.getProperty("postgres"))) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(java.sql.Connection.TRANSACTION_REPEATABLE_READ);
            var tables = new Tables(connection);
            var rows = new TreeMap<String, Long>();
            for (var table : tables.all()) {
                archive.put("tables/" + table, tables.rows(table));
                archive.put(
                        "tables/" + table + ".columns",
                        String.join(", ", tables.columns(table)).getBytes(StandardCharsets.UTF_8));
                rows.put(table, tables.count(table));
            }
            return new About(name, Instant.now(), tables.roles(), rows, tables.sequences(), readers);
        }
    }

    /** Its patients read what there is, say that they have, and that something is wrong; what they saw is written down. */
    private List<About.Reader> use() throws IOException {
        var readers = new ArrayList<About.Reader>();
        for (var account : JSON.readTree(data.resolve("demo-accounts.json").toFile())) {
            if (account.path("patient").asString("").isEmpty()) {
                continue;
            }
            var browser = signIn(portal, account);
            showsWithoutAWord(browser);
            for (var result : links(browser.get("/results").body())) {
                browser.get(result);
                browser.post(result + "/seen");
                browser.post(
                        "/corrections/new/" + result.substring(9), "wrong", "DETAIL", "words", "It was in the evening");
            }
            var results = results(browser);
            assertThat(results).isNotEmpty();
            readers.add(new About.Reader(
                    account.path("username").asString(),
                    account.path("password").asString(),
                    account.path("totpSecret").asString(),
                    account.path("patient").asString(),
                    results));
        }
        return readers;
    }

    /** Values stand in the list only for who said that they know what an unreviewed result is. */
    static void showsWithoutAWord(Browser browser) {
        browser.get("/results");
        browser.post("/results/notice", "on", "false");
    }

    private static List<String> links(String page) {
        return OPEN.matcher(page)
                .results()
                .map(hit -> hit.group(1))
                .distinct()
                .limit(FEW)
                .toList();
    }

    /** Staff bring in a file of whose patients the practice knows nothing. */
    private void upload() throws IOException, InterruptedException {
        for (var account : JSON.readTree(data.resolve("demo-accounts.json").toFile())) {
            if (account.path("role").asString().toLowerCase(Locale.ROOT).contains("coordinator")) {
                var browser = signIn(portal, account);
                browser.get("/staff/imports");
                var file = Files.readString(Path.of("src/test/resources/intake/collection.json"));
                var form = """
                        --edge\r
                        Content-Disposition: form-data; name="source"\r
                        \r
                        elsewhere\r
                        --edge\r
                        Content-Disposition: form-data; name="live"\r
                        \r
                        true\r
                        --edge\r
                        Content-Disposition: form-data; name="files"; filename="a.json"\r
                        Content-Type: application/json\r
                        \r
                        %s\r
                        --edge--\r
                        """.formatted(file);
                var answer = browser.postParts("/staff/imports", "edge", form.getBytes(StandardCharsets.UTF_8));
                assertThat(answer.status()).isEqualTo(303);
                // It is read behind the answer.
                Thread.sleep(3_000);
                return;
            }
        }
        throw new AssertionError("Nobody of the practice may bring in files");
    }

    static Browser signIn(URI portal, JsonNode account) {
        return signIn(
                portal,
                account.path("username").asString(),
                account.path("password").asString(),
                Totp.code(account.path("totpSecret").asString(), Instant.now()));
    }

    static Browser signIn(URI portal, String username, String password, String code) {
        var browser = Browser.of(portal, "127.7.0.1");
        browser.get("/sign-in");
        browser.post("/sign-in", "username", username, "password", password);
        var answer = browser.post("/sign-in/code", "code", code);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return browser;
    }

    /** Id, name, value and unit of the newest results. */
    static List<String> results(Browser browser) {
        var found = new ArrayList<String>();
        for (var entry : JSON.readTree(browser.get(RESULTS).body()).path("entry")) {
            var it = entry.path("resource");
            found.add("%s: %s %s %s"
                    .formatted(
                            it.path("id").asString(),
                            it.path("code").path("text").asString(""),
                            it.path("valueQuantity").path("value").asString(""),
                            it.path("valueQuantity").path("unit").asString("")));
        }
        return found;
    }
}
