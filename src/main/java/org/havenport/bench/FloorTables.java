package org.havenport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/** The plain tables of the floor, in a database of their own in the PostgreSQL of the benchmark. */
final class FloorTables {

    private static final int RESULTS_EACH = 45;

    private FloorTables() {}

    /** A way into the PostgreSQL of a data folder, as its superuser: for the benchmark's own data alone. */
    static PGSimpleDataSource source(Path data, String database) throws IOException {
        var passwords = new Properties();
        try (var in = Files.newInputStream(data.resolve("postgres/credentials.properties"))) {
            passwords.load(in);
        }
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {
            Integer.parseInt(Files.readString(data.resolve("postgres/port")).strip())
        });
        source.setDatabaseName(database);
        source.setUser("postgres");
        source.setPassword(passwords.getProperty("postgres"));
        source.setPrepareThreshold(1);
        return source;
    }

    /** The process that all others of the PostgreSQL are children of. */
    static long postmaster(Path data) throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/data/postmaster.pid"))
                .getFirst()
                .strip());
    }

    /** Makes the tables, for these patients and as many others as the benchmark has. */
    static void fill(Path data, List<UUID> patients, int many) throws IOException, SQLException {
        try (var connection = source(data, "postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database floor");
        }
        try (var connection = source(data, "floor").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table patient (id uuid primary key, body text not null)");
            statement.execute(
                    "create table arrival (id uuid primary key, patient_id uuid not null, body text not null)");
            statement.execute("""
                    create table result (patient_id uuid not null, id uuid not null, category text not null,
                        effective timestamptz not null, body text not null, primary key (patient_id, id))""");
            var insert = connection.prepareStatement("insert into patient values (?, ?)");
            for (int i = 0; i < many; i++) {
                insert.setObject(1, i < patients.size() ? patients.get(i) : UUID.randomUUID());
                insert.setString(2, PATIENT);
                insert.addBatch();
            }
            insert.executeBatch();
            try (var results = connection.prepareStatement("""
                    insert into result select p.id, gen_random_uuid(), 'LABORATORY',
                        timestamptz '2026-01-01T00:00:00Z' - n * interval '1 day', replace(?, '4.4', (n / 10.0)::text)
                    from patient p, generate_series(1, %d) n""".formatted(RESULTS_EACH))) {
                results.setString(1, observation(4.4));
                results.executeUpdate();
            }
            statement.execute("create index on result (patient_id, category, effective desc)");
            statement.execute("vacuum analyze");
        }
    }

    /** Lets the statistics of the program's tables be those of their size, and the rest of a load be done. */
    static void settle(Path data) throws IOException, SQLException {
        try (var connection = source(data, "havenport").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    /** As long as one of the generator's. */
    static String observation(double value) {
        return OBSERVATION.formatted(value);
    }

    private static final String PATIENT = """
            {"resourceType":"Patient","id":"00000000-0000-4000-8000-000000000000","meta":{"profile":[\
            "http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient"]},"identifier":[{"use":"usual","type":\
            {"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR","display":\
            "Medical record number"}]},"system":"https://cedarhollow.example/record-number","value":"40-3000"}],\
            "name":[{"use":"official","family":"Alvarado","given":["Marisol"]}],"telecom":[{"system":"phone","value":\
            "(541) 555-0123","use":"mobile"},{"system":"phone","value":"(541) 555-0145","use":"home"}],"gender":\
            "female","birthDate":"1961-04-02","address":[{"use":"home","line":["123 Alder Street"],"city":\
            "Cedar Hollow","state":"OR","postalCode":"97400","country":"US"}],"communication":[{"language":{"coding":\
            [{"system":"urn:ietf:bcp:47","code":"en","display":"English"}]},"preferred":true}]}""";

    private static final String OBSERVATION = """
            {"resourceType":"Observation","id":"00000000-0000-4000-8000-000000000000","meta":{"profile":[\
            "http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-lab"]},"status":"final","category":\
            [{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory",\
            "display":"Laboratory"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"2823-3","display":\
            "Potassium [Moles/volume] in Serum or Plasma"}],"text":"Potassium"},"subject":{"reference":\
            "Patient/00000000-0000-4000-8000-000000000000"},"encounter":{"reference":\
            "Encounter/00000000-0000-4000-8000-000000000000"},"effectiveDateTime":"2026-10-01T09:30:00-07:00",\
            "issued":"2026-10-02T06:10:00-07:00","performer":[{"reference":\
            "Organization/00000000-0000-4000-8000-000000000000","display":"Mill Valley Laboratory"}],\
            "valueQuantity":{"value":%s,"unit":"mmol/L","system":"http://unitsofmeasure.org","code":"mmol/L"},\
            "interpretation":[{"coding":[{"system":\
            "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation","code":"N","display":"Normal"}]}],\
            "referenceRange":[{"low":{"value":3.5,"unit":"mmol/L"},"high":{"value":5.1,"unit":"mmol/L"},"text":\
            "3.5 to 5.1 mmol/L"}]}""";
}
